/** Inputs for tests: arbitrary ones, and ways to loosen them. */
import fc from "fast-check";
import { CHANNELS, type ContactDecisionInput, HOLDS, PACK_IDS, PURPOSES, RECIPIENTS } from "./input.ts";

const START = Date.parse("2026-03-20T00:00:00Z");
const END = Date.parse("2026-11-20T00:00:00Z");
const ZONES = ["Europe/London", "America/New_York", "America/Los_Angeles", "Africa/Johannesburg", "Asia/Beirut"];
const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, "0")}:30`);
const aWhileFrom = (at: number, days: number) =>
  fc
    .integer({ min: -days * 24 * 60, max: days * 24 * 60 })
    .map((minutes) => new Date(at + minutes * 60_000).toISOString());

/** Any input at any minute of a summer with two changes of the clock. */
export const anyInput: fc.Arbitrary<ContactDecisionInput> = fc
  .integer({ min: START / 60_000, max: END / 60_000 })
  .chain((minute) => inputAt(minute * 60_000));

function inputAt(at: number): fc.Arbitrary<ContactDecisionInput> {
  return fc.record({
    pack: fc.constantFrom(...PACK_IDS),
    at: fc.constant(new Date(at).toISOString()),
    proposal: fc.record({
      channel: fc.constantFrom(...CHANNELS),
      purpose: fc.constantFrom(...PURPOSES),
      automated: fc.boolean(),
      recipient: fc.constantFrom("customer" as const, "customer" as const, ...RECIPIENTS),
      place: fc.constantFrom("personal" as const, "personal" as const, "work" as const),
      debtId: fc.constant("D1"),
      optOutOffered: fc.boolean(),
    }),
    customer: fc.record({
      timeZones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 2 }),
      region: fc.constantFrom("MA", "NYC", "WA", "DC", "TX"),
      optedOut: fc.uniqueArray(fc.constantFrom(...CHANNELS), { maxLength: 1 }),
      inconvenient: fc.array(
        fc.record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: clock, to: clock }),
        { maxLength: 1 },
      ),
      workContactAllowed: fc.boolean(),
      ceaseContact: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: aWhileFrom(at, 20) }),
      representative: fc.option(
        fc.record({
          kind: fc.constantFrom("attorney" as const, "debt-adviser" as const),
          since: aWhileFrom(at, 20),
          contactConsent: fc.boolean(),
        }),
        { freq: 4 },
      ),
      deceased: fc.constantFrom(false, false, false, true),
    }),
    debt: fc.record({
      id: fc.constant("D1"),
      status: fc.constantFrom("open" as const, "open" as const, "paid" as const, "written-off" as const),
      balanceMinor: fc.constantFrom(12_000, 12_000, 0),
      timeBarred: fc.constantFrom(false, false, true),
      timeBarredRaised: fc.constantFrom(false, false, true),
      inDefaultSince: fc.constantFrom("2026-03-02", null),
      defaultNoticeDeliveredOn: fc.constantFrom("2026-04-01", "2026-07-01", null),
    }),
    holds: fc.array(
      fc.record({
        kind: fc.constantFrom(...HOLDS),
        from: aWhileFrom(at, 10),
        until: aWhileFrom(at, 10),
        debtId: fc.constantFrom("D1", "D2"),
      }),
      { maxLength: 1 },
    ),
    history: fc.array(
      fc.record({
        at: aWhileFrom(at, 9),
        channel: fc.constantFrom(...CHANNELS),
        direction: fc.constantFrom("outbound" as const, "outbound" as const, "inbound" as const),
        kind: fc.constantFrom("attempt" as const, "conversation" as const, "message" as const),
        debtId: fc.constantFrom("D1", "D2"),
        connected: fc.boolean(),
        consented: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
  });
}

/** The ways in which one fact can become more permissive. Each gives the input with that fact alone changed. */
export const LOOSENED: Record<string, (input: ContactDecisionInput) => ContactDecisionInput> = {
  "no holds": (input) => ({ ...input, holds: [] }),
  "nothing opted out of": (input) => ({ ...input, customer: { ...input.customer, optedOut: [] } }),
  "no stated times": (input) => ({ ...input, customer: { ...input.customer, inconvenient: [] } }),
  "work allowed": (input) => ({ ...input, customer: { ...input.customer, workContactAllowed: true } }),
  "never asked to stop": (input) => ({ ...input, customer: { ...input.customer, ceaseContact: null } }),
  "an opt-out offered": (input) => ({ ...input, proposal: { ...input.proposal, optOutOffered: true } }),
  "a person presses the button": (input) => ({ ...input, proposal: { ...input.proposal, automated: false } }),
  "not barred": (input) => ({ ...input, debt: { ...input.debt, timeBarred: false, timeBarredRaised: false } }),
  "no overlay": (input) => ({ ...input, customer: { ...input.customer, region: "TX" } }),
  "outbound calls with consent": (input) => ({
    ...input,
    history: input.history?.map((one) => (one.direction === "outbound" ? { ...one, consented: true } : one)),
  }),
  "outbound contacts that never connected": (input) => ({
    ...input,
    history: input.history?.map((one) =>
      one.direction === "outbound" && one.kind === "attempt" ? { ...one, connected: false } : one,
    ),
  }),
};
