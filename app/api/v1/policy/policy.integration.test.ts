import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anyChanges } from "#lib/domain/contact-policy/given-changes.ts";
import { draftProblems, PACKS } from "#lib/domain/contact-policy/index.ts";
import vectors from "#lib/domain/contact-policy/vectors.json" with { type: "json" };
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { packOfName } from "#lib/server/policy/bases.ts";
import { packsAt } from "#lib/server/policy/packs.ts";
import { command, get, givenCase, makeKey, openDesk, post, robot, send, signIn, type Who } from "../given-api.ts";
import { otherNode } from "./given-node.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let [cara, zed, lena, amara, key]: Who[] = [];

beforeAll(async () => {
  desk = await openDesk();
  // A second person of compliance.
  await pool().query("update people set role = 'compliance' where id = $1", [ID.zed]);
  [cara, zed, lena, amara, key] = await Promise.all([
    ...(["cara", "zed", "lena", "amara"] as const).map(signIn),
    robot(),
  ]);
});
afterAll(() => desk.close());

const put = (path: string, who: Who | undefined, body: unknown) => send("PUT", `/api/v1${path}`, who ?? {}, body);
const asked = vectors.find(({ id }) => id === "uk-adv-001")?.input;
const decide = (at: string, pack = "uk") =>
  post("/contact-decisions", key ?? {}, { ...asked, pack, at }).then(({ body }) => body.pack.version);
const soon = () => new Date(Date.now() + 3_600_000).toISOString();

async function draft(changes: object, pack = "uk", who = cara): Promise<string> {
  const { status, body } = await post("/policy/versions", who ?? {}, { pack, changes, reason: "Fewer calls." });
  expect(status).toBe(201);
  return body.id;
}

async function reviewed(changes: object, pack = "uk"): Promise<{ id: string; revision: number }> {
  const id = await draft(changes, pack);
  expect((await post(`/policy/versions/${id}/submission`, cara ?? {}, { revision: 1 })).status).toBe(204);
  return { id, revision: 2 };
}

async function publish(changes: object, pack = "uk", effectiveFrom?: string) {
  const { id, revision } = await reviewed(changes, pack);
  const { status } = await post(`/policy/versions/${id}/publication`, zed ?? {}, { revision, effectiveFrom });
  expect(status).toBe(204);
  return (await get(`/policy/versions/${id}`, cara ?? {})).body;
}

describe("the contact policy", () => {
  it("is read by compliance, leads and keys, and by nobody else; written by compliance alone", async () => {
    for (const who of [cara, lena, key]) {
      const { status, body } = await get("/policy/packs/uk", who ?? {});
      expect(status).toBe(200);
      expect(body.inForce.version).toBe("2026-11-01");
      expect(body.rules.find((one: { id: string }) => one.id === "uk.frequency")).toMatchObject({
        severity: "house",
        says: "Calls: at most 2 on a day and 6 in seven days.",
        parameters: [
          { id: "callsPerDay", value: 2, moves: "stricter", floor: "9" },
          { id: "callsPerWeek", value: 6 },
        ],
      });
    }
    expect((await get("/policy/packs", amara ?? {})).status).toBe(403);
    expect((await get("/policy/versions", amara ?? {})).status).toBe(403);
    const body = { pack: "uk", changes: { callsPerWeek: 4 }, reason: "Fewer." };
    for (const who of [lena, amara, key, await makeKey("admin", "write", "read")])
      expect((await post("/policy/versions", who ?? {}, body)).status).toBe(403);
  });

  it("is drafted, put before a second person and published by them: at once, and seen at once by another process", async () => {
    const node = await otherNode();
    expect(await node.versionOf("uk")).toBe("2026-11-01");
    const id = await draft({ callsPerWeek: 4 });
    expect((await get(`/policy/versions/${id}`, lena ?? {})).body).toMatchObject({
      status: "draft",
      differences: [{ parameter: "callsPerWeek", rule: "uk.frequency", says: "Calls in seven days: 6 → 4" }],
      problems: [],
    });
    expect(
      (await put(`/policy/versions/${id}`, cara, { revision: 1, changes: { callsPerWeek: 5 }, reason: "Five." }))
        .status,
    ).toBe(204);
    expect((await post(`/policy/versions/${id}/submission`, cara ?? {}, { revision: 2 })).status).toBe(204);
    expect(
      (await put(`/policy/versions/${id}`, cara, { revision: 3, changes: { callsPerWeek: 3 }, reason: "No." })).body
        .rule,
    ).toBe("wrong-state");
    expect(await node.versionOf("uk")).toBe("2026-11-01");
    expect((await post(`/policy/versions/${id}/publication`, zed ?? {}, { revision: 3 })).status).toBe(204);
    const { body } = await get(`/policy/versions/${id}`, cara ?? {});
    expect(body).toMatchObject({ status: "published", inForce: true, reviewer: ID.zed, author: ID.cara });
    expect(body.effectiveFrom).toBe(body.publishedAt);
    expect(await node.versionOf("uk")).toBe(body.version);
    expect(await decide(soon())).toBe(body.version);
    node.end();
    const { rows } = await pool().query(
      "select what, detail from org_changes where what like 'policy-%' order by id desc limit 1",
    );
    expect(rows[0]).toMatchObject({
      what: "policy-published",
      detail: { pack: "uk", version: body.version, says: ["Calls in seven days: 6 → 5"] },
    });
  });

  it("is not published by its author, not even by the API, and not without review", async () => {
    const { id, revision } = await reviewed({ callsPerDay: 1 }, "za");
    expect((await post(`/policy/versions/${id}/publication`, cara ?? {}, { revision })).status).toBe(403);
    await expect(
      pool().query(
        "update policy_versions set status = 'published', reviewer = author, version = 'x', stands = '{}', place = 99, published_at = now(), effective_from = now() where id = $1",
        [id],
      ),
    ).rejects.toThrow(/nobody_publishes_their_own/);
    expect((await post(`/policy/versions/${id}/return`, zed ?? {}, { revision })).status).toBe(204);
    const back = { revision: revision + 1 };
    expect((await post(`/policy/versions/${id}/publication`, zed ?? {}, back)).body.rule).toBe("wrong-state");
    expect((await send("DELETE", `/api/v1/policy/versions/${id}`, zed ?? {})).status).toBe(403);
    expect((await send("DELETE", `/api/v1/policy/versions/${id}`, cara ?? {})).status).toBe(204);
    expect((await get(`/policy/versions/${id}`, cara ?? {})).status).toBe(404);
  });

  it("is not published as it was not seen", async () => {
    const { id, revision } = await reviewed({ callsPerDay: 1 }, "za");
    await post(`/policy/versions/${id}/return`, cara ?? {}, { revision });
    await put(`/policy/versions/${id}`, cara, { revision: revision + 1, changes: { callsPerDay: 9 }, reason: "More." });
    await post(`/policy/versions/${id}/submission`, cara ?? {}, { revision: revision + 2 });
    const { status, body } = await post(`/policy/versions/${id}/publication`, zed ?? {}, { revision });
    expect([status, body.code]).toEqual([409, "conflict"]);
  });

  it.each([
    ["law", { callsPerDebt: 8 }, "us", "changes.callsPerDebt"],
    ["law by another name", { "us.quiet-hours": false }, "us", "changes.us.quiet-hours"],
    ["what there is not", { mood: 1 }, "uk", "changes.mood"],
    ["a window that closes before it opens", { hours: Array(7).fill([600, 540]) }, "uk", "changes.hours"],
  ])("does not loosen %s", async (_, changes, pack, path) => {
    const { status, body } = await post("/policy/versions", cara ?? {}, { pack, changes, reason: "Looser." });
    expect(status).toBe(422);
    expect(body.errors[0].path).toBe(path);
  });

  it("is taken as a draft exactly when it makes sense and loosens no law, whatever is asked for", async () => {
    for (const { pack, changes } of fc.sample(anyChanges, { numRuns: 25, seed: 7 })) {
      const { status } = await post("/policy/versions", cara ?? {}, { pack, changes, reason: "Whatever." });
      const base = (await get(`/policy/packs/${pack}`, cara ?? {})).body.latest.version;
      const problems = draftProblems(changes, packOfName(await packsAt(), pack, base) ?? PACKS[pack]);
      expect([changes, status]).toEqual([changes, problems.length === 0 ? 201 : 422]);
    }
  });

  it("is published once when two press at once", async () => {
    const { id, revision } = await reviewed({ callsPerDay: 1 }, "za");
    const press = () => post(`/policy/versions/${id}/publication`, zed ?? {}, { revision });
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409]);
  });

  it("decides what people do next on a case", async () => {
    const { version } = await publish({ callsPerDay: 1, closedDays: ["2027-01-04"] });
    const ref = await givenCase();
    await command(ref, amara ?? {}, "record-opt-out", { channel: "call" });
    await command(ref, amara ?? {}, "reserve-attempt", { channel: "call", purpose: "collection" });
    const { body } = await get(`/cases/${ref}/events`, key ?? {});
    const blocked = body.items.findLast((one: { type: string }) => one.type === "contact-blocked");
    expect(blocked.data.pack).toEqual({ id: "uk", version });
  });

  it("takes effect at its instant to the millisecond, never before its publication", async () => {
    const before = await get("/policy/packs/us", cara ?? {});
    const past = await reviewed({ callsPerDebt: 5 }, "us");
    const early = { revision: past.revision, effectiveFrom: new Date(Date.now() - 60_000).toISOString() };
    const { status, body } = await post(`/policy/versions/${past.id}/publication`, zed ?? {}, early);
    expect([status, body.errors[0].path]).toEqual([422, "effectiveFrom"]);
    const from = soon();
    const later = await publish({ callsPerDebt: 6 }, "us", from);
    expect(later).toMatchObject({ effectiveFrom: from, inForce: false, version: `${from.slice(0, 10)}.1` });
    const justBefore = new Date(Date.parse(from) - 1).toISOString();
    expect([await decide(justBefore, "us"), await decide(from, "us")]).toEqual([
      before.body.inForce.version,
      later.version,
    ]);
    // A later draft builds on what is to come, and may not take effect before it; the one drafted earlier is behind.
    const { id, revision } = await reviewed({ callsPerDebt: 4 }, "us");
    expect((await post(`/policy/versions/${id}/publication`, zed ?? {}, { revision })).body.rule).toBe(
      "scheduled-later",
    );
    expect(
      (await post(`/policy/versions/${past.id}/publication`, zed ?? {}, { revision: past.revision })).body.rule,
    ).toBe("newer-version");
  });

  it("never changes once published, but for going out of force", async () => {
    const { version } = (await get("/policy/packs/uk", cara ?? {})).body.inForce;
    for (const sql of [
      "update policy_versions set reason = 'other' where version = $1",
      "update policy_versions set stands = '{}' where version = $1",
      "delete from policy_versions where version = $1",
      "update policy_versions set status = 'rolled-back', withdrawn_at = now(), effective_from = now() where version = $1",
    ])
      await expect(pool().query(sql, [version])).rejects.toThrow(/never changes/);
  });

  it("is rolled back to an earlier version, with the reason, at once", async () => {
    const { inForce } = (await get("/policy/packs/uk", cara ?? {})).body;
    await publish({ callsPerWeek: 3 });
    const scheduled = await publish({ callsPerWeek: 2 }, "uk", soon());
    const gone = await post("/policy/packs/uk/roll-backs", cara ?? {}, { to: inForce.version, reason: "Too strict." });
    expect(gone.status).toBe(201);
    const { body } = await get("/policy/versions?pack=uk", lena ?? {});
    expect(body.items.slice(0, 3)).toMatchObject([
      {
        version: gone.body.version,
        status: "published",
        inForce: true,
        reason: "Too strict.",
        rollsBack: scheduled.version,
      },
      { status: "rolled-back" },
      { status: "rolled-back" },
    ]);
    const says = body.items[0].differences.map((one: { says: string }) => one.says);
    expect(says).toEqual(["Calls in seven days: 3 → 5"]);
    expect(await decide(new Date(Date.now() + 7_200_000).toISOString())).toBe(gone.body.version);
    const again = await post("/policy/packs/uk/roll-backs", cara ?? {}, { to: scheduled.version, reason: "Back." });
    expect(again.status).toBe(422);
    expect((await post("/policy/packs/uk/roll-backs", lena ?? {}, { to: "2026-11-01", reason: "No." })).status).toBe(
      403,
    );
  });

  it("keeps deciding about the past by what was in force then", async () => {
    for (const { input, expect: expected } of vectors.slice(0, 20)) {
      const { body } = await post("/contact-decisions", key ?? {}, input);
      expect(body.decision).toBe(expected.decision);
    }
  });
});
