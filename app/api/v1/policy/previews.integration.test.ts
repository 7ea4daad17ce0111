import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, atLocalTime, localDay } from "#lib/domain/calendar.ts";
import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import { pool } from "#lib/server/database.ts";
import { runPreviews } from "#lib/server/policy/preview-runner.ts";
import { command, get, givenCase, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let [cara, lena, amara]: Who[] = [];

beforeAll(async () => {
  desk = await openDesk();
  [cara, lena, amara] = await Promise.all((["cara", "lena", "amara"] as const).map(signIn));
});
afterAll(() => desk.close());

const run = () => runPreviews(new AbortController().signal);

async function previewOf(changes: object) {
  const draft = await post("/policy/versions", cara ?? {}, { pack: "uk", changes, reason: "To see." });
  const asked = await post(`/policy/versions/${draft.body.id}/previews`, cara ?? {}, {});
  expect(asked.status).toBe(202);
  await run();
  const { body } = await get(`/policy/previews/${asked.body.id}`, cara ?? {});
  return { ...body, draft: draft.body.id };
}

/** A call that is planned for noon of the first day on which it would be allowed; the day. */
async function givenPlannedCall(ref: string): Promise<string> {
  for (let days = 2; days < 9; days++) {
    const day = addDays(localDay(began, zone), days);
    const dueAt = atLocalTime(day, "12:00", zone);
    const data = { what: "Call back", dueAt, purpose: "collection" };
    if ((await command(ref, await robot(), "plan-call", data)).status === 200) return day;
  }
  throw new Error("no day of the next nine is open for calls");
}

const began = new Date().toISOString();
/** The customers', where no day ends while these tests run. */
const zone = zoneAtNoon(began);
const customer = (n: number) => ({ name: `Customer ${n}`, phone: `+44770090000${n}`, timeZones: [zone] });

describe("the impact of a draft on the real cases", () => {
  it("counts the cases that it touches, by rule, and the planned contacts that it would block", async () => {
    const [called, planned] = [await givenCase({ customer: customer(1) }), await givenCase({ customer: customer(2) })];
    await givenCase({ customer: customer(3) });
    await givenCase({ customer: customer(4), portfolio: "us" });
    const outcome = { channel: "call", direction: "outbound", disposition: "no-answer" };
    expect((await command(called, amara ?? {}, "record-contact", outcome)).status).toBe(200);
    const day = await givenPlannedCall(planned);

    const fewer = await previewOf({ callsPerDay: 1 });
    expect(fewer).toMatchObject({ state: "done", total: 3, done: 3, revision: 1, base: "2026-11-01" });
    expect(fewer.sums).toMatchObject({
      affected: 1,
      rules: { "uk.frequency": { blocks: 1, frees: 0 } },
      planned: 1,
      blocked: 0,
      unread: 0,
    });
    expect(fewer.samples).toEqual([
      { ref: called, what: "affected", channel: "call", purpose: "collection", rules: ["uk.frequency"] },
    ]);

    const closed = await previewOf({ closedDays: [day] });
    expect(closed.sums).toMatchObject({ planned: 1, blocked: 1, blockedToday: 0, freed: 0 });
    expect(closed.samples[0]).toMatchObject({
      ref: planned,
      what: "blocked",
      channel: "call",
      rules: ["uk.contact-hours"],
    });
    expect((await get(`/policy/versions/${closed.draft}/previews`, cara ?? {})).body.items).toEqual([
      expect.objectContaining({ id: closed.id, state: "done" }),
    ]);
  });

  it("goes on after a crash where it was, with the counts of before", async () => {
    const draft = await post("/policy/versions", cara ?? {}, {
      pack: "uk",
      changes: { callsPerDay: 1 },
      reason: "Again.",
    });
    const { body } = await post(`/policy/versions/${draft.body.id}/previews`, cara ?? {}, {});
    const { rows } = await pool().query("select id from cases where portfolio = 'uk' order by id limit 2");
    // Two cases were judged and their sums kept when the process died.
    await pool().query("update policy_previews set state = 'running', done = 2, after = $2 where id = $1", [
      body.id,
      rows[1].id,
    ]);
    await run();
    expect((await get(`/policy/previews/${body.id}`, cara ?? {})).body).toMatchObject({
      state: "done",
      done: 3,
      sums: { affected: 0 },
    });
  });

  it("counts a case that it cannot open, and goes on", async () => {
    const ref = await givenCase({ customer: customer(5) });
    await pool().query("update cases set state = '\\x00' where ref = $1", [ref]);
    const { sums, done } = await previewOf({ callsPerDay: 1 });
    expect([sums.unread, sums.affected, done]).toEqual([1, 1, 4]);
  });

  it("is for compliance", async () => {
    const draft = await post("/policy/versions", cara ?? {}, {
      pack: "uk",
      changes: { callsPerDay: 1 },
      reason: "Again.",
    });
    for (const who of [lena, amara, await robot()])
      expect((await post(`/policy/versions/${draft.body.id}/previews`, who ?? {}, {})).status).toBe(403);
    expect((await get("/policy/previews/none", cara ?? {})).status).toBe(404);
  });
});
