import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { COMMANDS } from "#lib/domain/commands.ts";
import { pool } from "#lib/server/database.ts";
import { command, commandId, get, givenCase, openDesk, post, robot, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;

beforeAll(async () => {
  desk = await openDesk();
  key = await robot();
});
afterAll(() => desk.close());

const ID = "01a2015c-b37f-75d5-a82b-5f7f854fa47e";
/** A body of every command that is well formed; whether a rule refuses it does not matter here. */
const WELL_FORMED: Record<Exclude<keyof typeof COMMANDS, "open-case">, Record<string, unknown>> = {
  "add-debt": {
    debt: {
      reference: "D2",
      creditor: "C",
      balanceMinor: 5,
      currency: "GBP",
      dueOn: "2026-01-01",
      openedOn: "2025-01-01",
    },
  },
  "add-note": { text: "x" },
  "correct-entry": { version: 1, text: "x" },
  "record-contact": {
    channel: "call",
    direction: "outbound",
    disposition: "right-party-call-back",
    note: "x",
    debtId: ID,
    occurredAt: "2026-11-20T10:00:00Z",
    reservationId: ID,
    nextAction: { what: "x", dueAt: "2027-01-01T10:00:00Z" },
  },
  "record-payment": {
    amountMinor: 5,
    currency: "GBP",
    method: "card",
    reference: "r",
    debtId: ID,
    receivedOn: "2026-01-01",
  },
  "reverse-payment": { paymentId: ID, reason: "x" },
  "make-promise": { amountMinor: 5, currency: "GBP", dueOn: "2027-01-05" },
  "set-next-action": { what: "x", dueAt: "2027-01-01T10:00:00Z" },
  "change-contact-point": { kind: "phone", value: "07700 900000", verified: true },
  "take-case": {},
  "offer-handover": {
    toTeam: "disputes",
    toUser: ID,
    reason: "skill",
    note: "x",
    promised: "x",
    ask: "x",
    askBy: "2027-01-01T10:00:00Z",
    acceptWithinMinutes: 60,
  },
  "accept-handover": { handoverId: ID, readBack: "x" },
  "decline-handover": { handoverId: ID, reason: "other" },
  "ask-about-handover": { handoverId: ID, question: "x" },
  "answer-handover-question": { handoverId: ID, answer: "x" },
  "withdraw-handover": { handoverId: ID },
  "return-case": { reason: "x" },
  reassign: { toTeam: "disputes", toUser: ID, reason: "x" },
  "open-dispute": { reason: "not-mine", debtId: ID, note: "x" },
  "open-complaint": { category: "service", text: "x" },
  "record-disclosure": { driver: "health", adjustments: ["large-print"], note: "x" },
  "place-hold": { kind: "fraud", reason: "x", until: "2027-01-01T10:00:00Z", debtId: ID },
  "resolve-dispute": { disputeId: ID, outcome: "upheld", note: "x" },
  "lift-hold": { holdId: ID, reason: "x" },
  "close-case": { reason: "paid" },
  "reopen-case": { reason: "x" },
  "record-opt-out": { channel: "sms", source: "reply", evidence: "x" },
  "record-opt-in": { channel: "sms", source: "call", evidence: "x" },
  "record-cease-request": { receivedAt: "2026-11-20T10:00:00Z", source: "letter", evidence: "x" },
  "withdraw-cease-request": { reason: "x" },
  "state-inconvenient-times": { windows: [{ days: [1], from: "09:00", to: "17:00" }] },
  "appoint-representative": {
    kind: "attorney",
    name: "x",
    contact: "x",
    since: "2026-11-20T10:00:00Z",
    contactConsent: true,
  },
  "end-representation": { reason: "x" },
  "record-death": { source: "letter", evidence: "x" },
  "withdraw-death": { reason: "x" },
  "set-language": { language: "af" },
  "state-work-contact": { allowed: false, source: "call", evidence: "x" },
  "set-residence": { timeZones: ["Europe/London"], region: "MA" },
  "fail-contact-point": { kind: "phone", why: "wrong-number" },
  "verify-contact-point": { kind: "phone" },
  "record-limitation": { debtId: ID, timeBarred: true, raised: true, evidence: "x" },
  "record-default": { debtId: ID, since: "2026-01-01", noticeDeliveredOn: "2026-02-01" },
  "schedule-contact": {
    channel: "sms",
    purpose: "collection",
    template: "x",
    language: "en",
    variant: "standard",
    debtId: ID,
    recipient: "customer",
    sendAt: "2027-01-01T10:00:00Z",
    inputs: { day: "x" },
  },
  "cancel-contact": { contactId: ID },
  "retry-contact": { contactId: ID },
  "reserve-attempt": { channel: "call", purpose: "collection", debtId: ID, recipient: "customer", place: "personal" },
  "release-attempt": { reservationId: ID },
  "plan-call": { what: "x", dueAt: "2027-01-01T10:00:00Z", purpose: "collection", debtId: ID },
  "return-letter": { contactId: ID, why: "gone-away" },
  "add-charge": { debtId: ID, kind: "service-fee", amountMinor: 5, reason: "x" },
  "set-interest": { debtId: ID, annualBps: 100, from: "2026-01-01" },
  "record-remedy": { debtId: ID, on: "2026-01-01" },
  "adjust-debt": { debtId: ID, kind: "goodwill", lines: [{ head: "principal", amountMinor: -5 }], reason: "x" },
  "write-off-debt": { debtId: ID, amountMinor: 5, reason: "x" },
  "apply-credit": {},
  "refund-payment": { paymentId: ID, amountMinor: 5, reason: "x" },
  "assess-affordability": {
    income: { "client-salary-or-wages": 5 },
    outgoings: { rent: 5 },
    otherCreditorsMinor: 5,
    note: "x",
  },
  "make-plan": {
    instalmentMinor: 5,
    currency: "GBP",
    frequency: "monthly",
    firstOn: "2027-01-01",
    dayOfMonth: 1,
    shift: "after",
    totalMinor: 5,
    firstMinor: 5,
    debtId: ID,
    reviewOn: "2027-02-01",
    overAffordable: "x",
  },
  "skip-instalment": { planId: ID, no: 1, reason: "x" },
  "move-instalment": { planId: ID, no: 1, dueOn: "2027-01-01", reason: "x" },
  "review-plan": { planId: ID, note: "x", reviewOn: "2027-01-01" },
  "end-plan": { planId: ID, reason: "x" },
  "make-pay-link": { debtId: ID, days: 5 },
  "revoke-pay-link": { linkId: ID },
  "record-hardship": { text: "x", debtId: ID },
};

const STRANGE: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e15,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  1e308,
  "",
  "   ",
  "\u0000",
  "a\u0001b",
  "\ud800",
  "\u202eevil\u202c",
  "'; drop table cases; --",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "x".repeat(10_000),
  "2026-02-30",
  "0000-00-00",
  "9999-12-31",
  "0000-01-01",
  "2026-13-01T00:00:00Z",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "9999-12-31T23:59:59.999-14:00",
  "2026-01-01T24:00:00Z",
  "2026-01-01T00:00:60Z",
  "2027-01-01T10:00:00.123456789Z",
  "__proto__",
  "constructor",
  "NaN",
  [],
  [[]],
  {},
  { toString: 1 },
];

const cases = Object.entries(WELL_FORMED).flatMap(([type, data]) =>
  Object.keys(data).map((field) => [type, field, data] as const),
);

describe("a strange value in any field of any command", () => {
  it.each(cases)("%s.%s: a clear problem or correct storage", async (type, field, data) => {
    const ref = await givenCase();
    for (const value of STRANGE) {
      const answer = await command(ref, key, type, { ...data, [field]: value });
      const said = `${JSON.stringify(value)?.slice(0, 60)} → ${answer.status} ${answer.text.slice(0, 200)}`;
      expect([200, 403, 409, 422], said).toContain(answer.status);
      if (answer.status !== 200) expect(answer.body.detail, said).toMatch(/\w/);
    }
    const { case: state, version } = (await get(`/cases/${ref}`, key)).body;
    expect((await get(`/cases/${ref}?at=${version}`, key)).body.case).toEqual(state);
  });
});

describe("a strange value when opening", () => {
  const opening = {
    portfolio: "uk",
    customer: {
      source: "s",
      reference: "R",
      name: "N",
      phone: "07700 900000",
      email: "a@b.example",
      address: "1 High St\nLeeds",
      country: "GB",
      timeZone: "Europe/London",
      timeZones: ["Europe/London"],
      birthDate: "1990-01-01",
    },
    debts: [
      {
        reference: "D",
        creditor: "C",
        amountMinor: 5,
        balanceMinor: 5,
        currency: "GBP",
        dueOn: "2026-01-01",
        openedOn: "2025-01-01",
      },
    ],
  };

  it.each(Object.keys(opening.customer))("customer.%s", async (field) => {
    for (const value of STRANGE) {
      const customer = { ...opening.customer, reference: commandId(), [field]: value };
      const answer = await post("/cases", key, { ...opening, customer, commandId: commandId() });
      expect([201, 409, 422], `${JSON.stringify(value)} → ${answer.text.slice(0, 200)}`).toContain(answer.status);
    }
  });

  it("portfolio", async () => {
    for (const value of STRANGE) {
      const answer = await post("/cases", key, { ...opening, portfolio: value, commandId: commandId() });
      expect(answer.status, `${JSON.stringify(value)} → ${answer.text.slice(0, 200)}`).toBe(422);
    }
  });

  it.each(Object.keys(opening.debts[0] ?? {}))("debts.0.%s", async (field) => {
    for (const value of STRANGE) {
      const customer = { ...opening.customer, reference: commandId() };
      const debts = [{ ...opening.debts[0], [field]: value }];
      const answer = await post("/cases", key, { ...opening, customer, debts, commandId: commandId() });
      expect([201, 422], `${JSON.stringify(value)} → ${answer.text.slice(0, 200)}`).toContain(answer.status);
    }
  });
});

describe("what is written as it was said", () => {
  it.each([
    ["emoji and accents", "Ruth Åchterberg 🐝👩‍👩‍👧"],
    ["right to left", "\u0645\u062d\u0645\u062f \u05d3\u05d5\u05d3"],
    ["not normalised", "e\u0301 and \u00e9"],
    ["a script", `<img src=x onerror="alert(1)">`],
    ["a formula", "=HYPERLINK(1)"],
  ])("a name with %s", async (_, name) => {
    const ref = await givenCase({ customer: { name } });
    expect((await get(`/cases/${ref}`, key)).body.case.customer.name).toBe(name);
    expect((await get(`/cases?q=${ref}`, key)).body.items[0].customerName).toBe(name);
  });

  it("a note of 20,000 characters with tabs and line breaks, to the byte", async () => {
    const ref = await givenCase();
    const text = "Zeile\t1\r\n🐝".repeat(2_000).slice(0, 20_000);
    expect((await command(ref, key, "add-note", { text })).status).toBe(200);
    expect((await get(`/cases/${ref}/events?after=1`, key)).body.items[0].data.text).toBe(text);
  });

  it("nothing of it in clear in the database", async () => {
    const ref = await givenCase({ customer: { name: "Clearly Findable", phone: "07700 912345" } });
    await command(ref, key, "add-note", { text: "secret-note-text" });
    await command(ref, key, "record-payment", {
      amountMinor: 5,
      currency: "GBP",
      method: "card",
      reference: "secret-reference",
    });
    await post(`/cases/${ref}/reveals`, key, { field: "phone", purpose: "secret-purpose" });
    const tables = ["events", "cases", "customers", "customer_values", "commands", "access_log", "notices"];
    for (const table of tables) {
      const { rows } = await pool().query(`select t::text as row from ${table} t`);
      // Bytes are shown as hex, in which a word of letters beyond f never stands by chance; a phone number's digits could.
      const clear = JSON.stringify(rows).replaceAll(/\\\\x[0-9a-f]*/g, (hex) =>
        Buffer.from(hex.slice(3), "hex").toString("latin1"),
      );
      expect(clear, table).not.toMatch(/Findable|7700 ?912345|secret-/);
    }
  });
});
