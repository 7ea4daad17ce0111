import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { fold } from "#lib/domain/case.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
let amara: Who;

beforeAll(async () => {
  desk = await openDesk();
  [key, amara] = await Promise.all([robot(), signIn("amara")]);
});
afterAll(() => desk.close());

type Proven = CaseEvent & { proof: { envelope: { data: Record<string, unknown> }; salts: Record<string, string> } };

/** A case to which one of nearly everything has happened. */
async function livelyCase(): Promise<string> {
  const ref = await givenCase();
  const give = async (type: string, data: object, by: Who = key, extra: object = {}) => {
    const { status, body } = await command(ref, by, type, data, extra);
    if (status !== 200) throw new Error(`${type}: ${JSON.stringify(body)}`);
    return body.events;
  };
  await give("take-case", {}, amara);
  await give("add-note", { text: "Rang twice. \u05d3\u05d5\u05d3 🐝" }, amara, { basedOn: 2, shown: 2 });
  await give("record-contact", {
    channel: "call",
    direction: "outbound",
    disposition: "right-party-complaint",
    note: "n",
    complaint: { category: "service", text: "Rude to me" },
  });
  await give("record-disclosure", { driver: "health", adjustments: ["large-print", "letters-only"] });
  await give(
    "make-promise",
    { amountMinor: 4_000, currency: "GBP", dueOn: addDays(new Date().toISOString().slice(0, 10), 40) },
    amara,
  );
  await give("record-payment", { amountMinor: 10_500, currency: "GBP", method: "card", reference: "PAID 4111 X" });
  const [dispute] = await give("open-dispute", { reason: "wrong-amount", note: "Says 40" });
  await give("resolve-dispute", { disputeId: dispute.data.disputeId, outcome: "rejected", note: "Is 100" });
  await give("change-contact-point", { kind: "email", value: "new@customer.example" });
  await give("set-next-action", { what: "Ring back", dueAt: "2030-01-05T09:00:00Z" });
  const [offer] = await give(
    "offer-handover",
    { toTeam: "specialist-support", reason: "vulnerability", note: "Please", promised: "A call" },
    amara,
  );
  await give("answer-handover-question", { handoverId: offer.data.handoverId, answer: "Yes" }, amara).catch(() => {});
  await give("withdraw-handover", { handoverId: offer.data.handoverId }, amara);
  await give("close-case", { reason: "paid" }, amara);
  return ref;
}

it("proves every event to somebody who knows only the contract", async () => {
  const ref = await livelyCase();
  const { items, version } = (await get(`/cases/${ref}/events?proof=1&limit=200`, key)).body as {
    items: Proven[];
    version: number;
  };
  expect(items).toHaveLength(version);
  let previous = "0".repeat(64);
  for (const [at, event] of items.entries()) {
    const { proof, hash, data, ...plain } = event;
    expect(proof.envelope).toEqual({ ...plain, data: proof.envelope.data });
    expect(createHash("sha256").update(jcs(proof.envelope)).digest("hex")).toBe(hash);
    expect([event.version, event.prevHash]).toEqual([at + 1, previous]);
    previous = hash;
    for (const [pointer, salt] of Object.entries(proof.salts)) {
      const value = walk(data, pointer);
      const text = typeof value === "string" ? value : jcs(value);
      const commitment = createHash("sha256").update(
        Buffer.concat([Buffer.from(salt, "base64url"), Buffer.from(text)]),
      );
      expect(walk(proof.envelope.data, pointer)).toEqual({ c: commitment.digest("base64url") });
      expect(Buffer.from(salt, "base64url")).toHaveLength(32);
    }
  }
  const salts = items.flatMap(({ proof }) => Object.values(proof.salts));
  expect(salts.length).toBeGreaterThan(15);
  expect(new Set(salts)).toHaveLength(salts.length);
  expect(JSON.stringify(items.map(({ proof }) => proof.envelope))).not.toMatch(
    /Achterberg|Rang twice|Rude to|PAID 4111 X|A call/,
  );
});

it("gives the case as it was at every version: what folding gives", async () => {
  const ref = await livelyCase();
  for (const reader of [amara, key]) {
    const { items, version } = (await get(`/cases/${ref}/events?limit=200`, reader)).body as {
      items: CaseEvent[];
      version: number;
    };
    for (let at = 1; at <= version; at++) {
      const answer = await get(`/cases/${ref}?at=${at}`, reader);
      expect(answer.body).toEqual({ case: JSON.parse(JSON.stringify(fold(items.slice(0, at)))), version: at });
      expect(answer.headers.get("etag")).toBe(`"${at}"`);
    }
  }
  const { version } = (await get(`/cases/${ref}`, amara)).body;
  expect((await get(`/cases/${ref}`, amara)).body).toEqual((await get(`/cases/${ref}?at=${version}`, amara)).body);
});

it("pages events without a gap while more are written", async () => {
  const ref = await givenCase();
  for (let i = 0; i < 12; i++) await command(ref, key, "add-note", { text: `note ${i}` });
  const seen: number[] = [];
  for (let after = 0; ; ) {
    const { items, version } = (await get(`/cases/${ref}/events?after=${after}&limit=5`, key)).body;
    seen.push(...items.map((event: CaseEvent) => event.version));
    after = seen.at(-1) ?? 0;
    expect(version).toBeGreaterThanOrEqual(after);
    if (items.length === 0) break;
    if (seen.length < 20) await command(ref, key, "add-note", { text: "meanwhile" });
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, at) => at + 1));
  expect(seen.length).toBeGreaterThan(13);
});

it("writes who opened a case, once per person, case and minute", async () => {
  const ref = await givenCase();
  await Promise.all([1, 2, 3].map(() => get(`/cases/${ref}`, amara)));
  await get(`/cases/${ref}/events`, amara);
  const { rows } = await pool().query(
    "select actor_kind, action from access_log l join cases c on c.id = l.case_id where c.ref = $1 and actor_kind = 'user'",
    [ref],
  );
  // Two only when the minute turned between the first and the last.
  expect(rows.length).toBeLessThanOrEqual(2);
  expect(rows[0]).toEqual({ actor_kind: "user", action: "open" });
});

it("keeps the record of an erased customer readable and verifiable, without what was personal", async () => {
  const ref = await livelyCase();
  const before = (await get(`/cases/${ref}/events?proof=1&limit=200`, key)).body.items as Proven[];
  await pool().query("update customers set key = null where id = (select customer_id from cases where ref = $1)", [
    ref,
  ]);
  const { items } = (await get(`/cases/${ref}/events?proof=1&limit=200`, key)).body as { items: Proven[] };
  expect(items.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
  for (const { proof, hash } of items) {
    expect(createHash("sha256").update(jcs(proof.envelope)).digest("hex")).toBe(hash);
    expect(proof.salts).toEqual({});
  }
  const { body } = await get(`/cases/${ref}`, key);
  expect(body.case.customer.name).toBe("[erased]");
  expect((await get(`/cases?q=${ref}`, key)).body.items[0]).toMatchObject({ ref, customerName: "[erased]" });
  const all = JSON.stringify([items, body]);
  expect(all).not.toMatch(/Achterberg|Rang twice|Rude to|PAID 4111 X|A call|large-print/);
  expect((await post(`/cases/${ref}/reveals`, key, { field: "phone", purpose: "test" })).status).toBe(404);
  expect((await command(ref, key, "add-note", { text: "x" })).body.rule).toBe("customer-erased");
});

/** RFC 8785 for what events hold: integers, strings, booleans, null, arrays, objects. Written anew on purpose. */
function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jcs(member)}`).join(",")}}`;
}

function walk(data: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce((at, step) => (at as Record<string, unknown>)[step], data);
}

it("comes with the case when its newest events are asked for, both of one version", async () => {
  const ref = await livelyCase();
  const { items, version } = (await get(`/cases/${ref}/events?limit=200`, amara)).body;
  const plain = (await get(`/cases/${ref}`, amara)).body;
  const of = async (query: string) => (await get(`/cases/${ref}?${query}`, amara)).body;

  expect(await of("newest=200")).toEqual({ ...plain, events: items });
  expect((await of("newest=3")).events).toEqual(items.slice(-3));
  const then = await of("at=4&newest=2");
  expect([then.version, then.events]).toEqual([4, items.slice(2, 4)]);
  expect(plain).toEqual({ case: plain.case, version });
  expect((await get(`/cases/${ref}?newest=0`, amara)).status).toBe(422);
});
