import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { ID } from "#lib/domain/given-organisation.ts";
import { refFromBits } from "#lib/domain/ref.ts";
import { pool } from "#lib/server/database.ts";
import {
  type Answer,
  command,
  commandId,
  get,
  givenCase,
  makeKey,
  openDesk,
  post,
  robot,
  signIn,
  type Who,
} from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
const who = {} as Record<"amara" | "ben" | "lena" | "priya" | "ana" | "cara" | "adam" | "zed", Who>;

const ENV_KEY = "an-env-key-of-at-least-32-characters";

beforeAll(async () => {
  process.env.BATON_API_KEY = ENV_KEY;
  desk = await openDesk();
  key = await robot();
  for (const name of ["amara", "ben", "lena", "priya", "ana", "cara", "adam", "zed"] as const)
    who[name] = await signIn(name);
});
afterAll(() => desk.close());

/** A problem's bytes without what may differ: its trace id and the reference asked for. */
function bytes({ text }: Answer, ref: string): string {
  return text.replace(/"traceId":"[^"]+"/, "").replaceAll(ref, "");
}

const IN_WEEKS = addDays(new Date().toISOString().slice(0, 10), 40);
const UNKNOWN = refFromBits(Buffer.from("nobody!"));
const note = { commandId: "abcdefgh", type: "add-note", data: { text: "x" } };

describe("what the reader may not know", () => {
  it("is the same 404 for a malformed, an unknown and an unreadable ref, on every path", async () => {
    const ref = await givenCase();
    const malformed = `${ref.slice(0, -1)}${ref.endsWith("0") ? "1" : "0"}`;
    const asks: ((one: string) => Promise<Answer>)[] = [
      (one) => get(`/cases/${one}`, who.zed),
      (one) => get(`/cases/${one}?at=1`, who.zed),
      (one) => get(`/cases/${one}/events`, who.zed),
      (one) => get(`/cases/${one}/linked`, who.zed),
      (one) => get(`/cases/${one}/ownership`, who.zed),
      (one) => post(`/cases/${one}/commands`, who.zed, { ...note, commandId: commandId() }),
      (one) => post(`/cases/${one}/reveals`, who.zed, { field: "phone", purpose: "test" }),
      (one) => get(`/drafts/${one}/note`, who.zed),
    ];
    for (const ask of asks) {
      const refs = [ref, UNKNOWN, malformed, "nonsense", "C-7K3M-Q9T%20"];
      const answers = await Promise.all(refs.map(ask));
      expect(answers.map(({ status }) => status)).toEqual(refs.map(() => 404));
      expect(new Set(answers.map((answer, at) => bytes(answer, refs[at] ?? "")))).toHaveLength(1);
    }
  });

  it.each(["ana", "adam"] as const)("hides every case from %s, and lists nothing", async (name) => {
    const ref = await givenCase();
    expect((await get(`/cases/${ref}`, who[name])).status).toBe(404);
    expect((await command(ref, who[name], "add-note", { text: "x" })).status).toBe(404);
    expect((await get("/cases", who[name])).body).toEqual({ items: [], nextCursor: null });
  });

  it("lets compliance read everything and write nothing", async () => {
    const ref = await givenCase();
    expect((await get(`/cases/${ref}`, who.cara)).status).toBe(200);
    expect(await command(ref, who.cara, "add-note", { text: "x" })).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
  });
});

describe("the order of checks of a command", () => {
  it("is: syntax, visible, already done, permission, stale, rule", async () => {
    const ref = await givenCase();
    const send = (actor: Who, body: object) =>
      post(`/cases/${ref}/commands`, actor, { commandId: commandId(), ...body });
    const codeOf = async (answer: Promise<Answer>) => (await answer).body.code;

    // Syntax before visibility.
    expect(await codeOf(send(who.zed, { type: "add-note", data: { text: 5 } }))).toBe("invalid");
    expect(await codeOf(send(who.zed, { type: "no-such", data: {} }))).toBe("unknown-command");
    expect(await codeOf(send(who.zed, { type: "add-note", data: { text: "x" } }))).toBe("not-found");

    // Already done before permission: ben promised while the case was untaken; now amara owns it.
    const promise = {
      commandId: commandId(),
      type: "make-promise",
      data: { amountMinor: 100, currency: "GBP", dueOn: IN_WEEKS },
    };
    const first = await post(`/cases/${ref}/commands`, who.ben, promise);
    expect(first.status).toBe(200);
    expect((await command(ref, who.amara, "take-case", {})).status).toBe(200);
    const repeat = await post(`/cases/${ref}/commands`, who.ben, promise);
    expect([repeat.status, repeat.headers.get("idempotent-replay")]).toEqual([200, "true"]);
    // The same bytes, member for member.
    expect(JSON.stringify(repeat.body)).toBe(JSON.stringify(first.body));

    // Permission before stale, stale before rule.
    const wrong = { type: "make-promise", data: { amountMinor: 100, currency: "USD", dueOn: IN_WEEKS } };
    expect(await codeOf(send(who.ben, { ...wrong, basedOn: 1 }))).toBe("forbidden");
    expect(await codeOf(send(who.amara, { ...wrong, basedOn: 1 }))).toBe("stale");
    expect(await codeOf(send(who.amara, { ...wrong, basedOn: 3 }))).toBe("wrong-currency");
  });

  it("refuses another body under the same commandId, and knows commandIds per actor", async () => {
    const ref = await givenCase();
    const other = await givenCase();
    const body = { ...note, commandId: commandId() };
    expect((await post(`/cases/${ref}/commands`, who.amara, body)).status).toBe(200);
    for (const [path, changed] of [
      [ref, { ...body, data: { text: "y" } }],
      [ref, { ...body, type: "open-complaint", data: { category: "service", text: "x" } }],
      [other, body],
    ] as const) {
      const answer = await post(`/cases/${path}/commands`, who.amara, changed);
      expect(answer).toMatchObject({ status: 409, body: { code: "idempotency-mismatch" } });
    }
    // basedOn and shown are not part of the body compared.
    expect(
      (await post(`/cases/${ref}/commands`, who.amara, { ...body, shown: 1 })).headers.get("idempotent-replay"),
    ).toBe("true");
    expect((await post(`/cases/${ref}/commands`, who.ben, body)).body.version).toBe(3);
  });

  it("remembers only what was accepted", async () => {
    const ref = await givenCase();
    const body = { commandId: commandId(), type: "close-case", data: { reason: "paid" }, basedOn: 1 };
    await command(ref, key, "place-hold", { kind: "fraud", reason: "Checking" });
    expect((await post(`/cases/${ref}/commands`, who.amara, body)).body.code).toBe("stale");
    expect((await post(`/cases/${ref}/commands`, who.amara, { ...body, basedOn: 2 })).status).toBe(200);
  });
});

describe("stale", () => {
  it("carries exactly the material events after basedOn", async () => {
    const ref = await givenCase();
    await command(ref, who.amara, "take-case", {});
    await command(ref, key, "add-note", { text: "immaterial" });
    await command(ref, key, "record-payment", { amountMinor: 500, currency: "GBP", method: "card", reference: "r" });
    await command(ref, key, "place-hold", { kind: "fraud", reason: "Checking" });
    const body = { commandId: commandId(), type: "close-case", data: { reason: "paid" }, basedOn: 2, shown: 4 };
    const { status, body: problem } = await post(`/cases/${ref}/commands`, who.amara, body);
    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: "stale", basedOn: 2, version: 5 });
    const { items } = (await get(`/cases/${ref}/events?after=3`, who.amara)).body;
    expect(problem.material).toEqual(items);
    expect(items.map(({ type }: { type: string }) => type)).toEqual(["payment-received", "hold-placed"]);
  });

  it("never stops a note, an unguarded command, or who sends no basedOn", async () => {
    const ref = await givenCase();
    await command(ref, key, "place-hold", { kind: "fraud", reason: "Checking" });
    expect((await command(ref, who.amara, "add-note", { text: "x" }, { basedOn: 1 })).status).toBe(200);
    expect((await command(ref, who.amara, "close-case", { reason: "paid" })).status).toBe(200);
  });

  it("keeps both stamps in the record", async () => {
    const ref = await givenCase();
    const { body } = await command(ref, who.amara, "add-note", { text: "x" }, { basedOn: 1, shown: 1 });
    expect(body.events[0]).toMatchObject({ basedOn: 1, shown: 1 });
  });

  it.each(["basedOn", "shown"])("refuses a %s that the case has not reached", async (stamp) => {
    const ref = await givenCase();
    for (const ahead of [2, 2_147_483_648, Number.MAX_SAFE_INTEGER]) {
      const answer = await command(ref, who.amara, "add-note", { text: "x" }, { [stamp]: ahead });
      expect(answer).toMatchObject({ status: 422, body: { code: "invalid", errors: [{ path: stamp }] } });
    }
  });
});

describe("taking", () => {
  it("has one winner, whom the loser is told", async () => {
    const ref = await givenCase();
    const answers = await Promise.all([who.amara, who.ben].map((one) => command(ref, one, "take-case", {})));
    const winner = answers[0]?.status === 200 ? ID.amara : ID.ben;
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: "conflict", owner: { team: "early-arrears", user: winner } });
  });

  it("is never for a key: take, accept and being toUser are 403", async () => {
    const ref = await givenCase();
    const offer = { toTeam: "specialist-support", reason: "skill", note: "n" };
    const id = (await pool().query<{ id: string }>("select id from api_keys order by created_at limit 1")).rows[0]?.id;
    const toKey = await command(ref, key, "offer-handover", { ...offer, toUser: id });
    expect(toKey).toMatchObject({ status: 403, body: { code: "forbidden" } });
    const { body } = await command(ref, key, "offer-handover", offer);
    const { handoverId } = body.events[0].data;
    for (const [type, data] of [
      ["take-case", {}],
      ["accept-handover", { handoverId }],
      ["reassign", { toTeam: "late-stage", toUser: id, reason: "r" }],
    ] as const) {
      expect(await command(ref, key, type, data), type).toMatchObject({ status: 403, body: { code: "forbidden" } });
    }
    const env = { authorization: `Bearer ${ENV_KEY}` };
    const toEnv = { toTeam: "late-stage", toUser: "env", reason: "r" };
    expect(await command(ref, env, "reassign", toEnv)).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
});

describe("keys", () => {
  it("need the scope: read reads, write writes and reads what it writes, import only opens", async () => {
    const ref = await givenCase();
    const [read, write, import_] = await Promise.all([makeKey("read"), makeKey("write"), makeKey("import")]);
    expect((await get(`/cases/${ref}`, read)).status).toBe(200);
    expect(await command(ref, read, "add-note", { text: "x" })).toMatchObject({ status: 403 });
    expect((await command(UNKNOWN, read, "add-note", { text: "x" })).status).toBe(404);
    expect((await command(ref, write, "add-note", { text: "x" })).status).toBe(200);
    expect((await get(`/cases/${ref}/events`, write)).status).toBe(200);
    expect((await get("/cases", write)).status).toBe(403);
    expect((await command(ref, import_, "add-note", { text: "x" })).status).toBe(404);
    const opening = {
      commandId: commandId(),
      portfolio: "uk",
      customer: { name: "N" },
      debts: [{ reference: "D", balanceMinor: 1 }],
    };
    expect((await post("/cases", import_, opening)).status).toBe(201);
    expect((await post("/cases", read, { ...opening, commandId: commandId() })).status).toBe(403);
    expect((await get(`/cases/${ref}`, { authorization: "Bearer baton_unknown" })).status).toBe(401);
    expect((await get(`/cases/${ref}`, {})).status).toBe(401);
  });
});
