/**
 * Test kit: random commands as plain data, most of them valid, so that a counterexample can be read. What they name is
 * found when they run: "@debt:2" is a debt of the case (or one that does not exist), "@in:60" the instant an hour from now.
 */
import fc from "fast-check";
import { amount, currency, maybe, one, slug, words } from "./arbitrary-fields.ts";
import { MONEY_DATA } from "./arbitrary-money.ts";
import * as codes from "./codes.ts";
import type { CommandType } from "./commands.ts";
import { CHANNELS as GATE_CHANNELS, PURPOSES } from "./contact-policy/input.ts";
import * as w from "./contact-words.ts";
import { DISPOSITIONS, type Opens } from "./dispositions.ts";

const TEAMS = ["early-arrears", "late-stage", "specialist-support", "complaints", "disputes"];
const minutes = fc.oneof(fc.integer({ min: -50, max: 3_000 }), fc.integer({ min: -50_000, max: 50_000 }));
const instant = minutes.map((count) => `@in:${count}`);
export const team = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...TEAMS) },
  { weight: 1, arbitrary: fc.constantFrom("pre-legal", "nowhere") },
);
const toUser = fc.constantFrom(null, null, "@one", "@one", "@person:3", "@person:11");

const gateChannel = fc.constantFrom(...GATE_CHANNELS);

const dispute = fc.record({ reason: slug(codes.DISPUTE_REASONS), debtId: maybe(one("debt")), note: maybe(words) });
const complaint = fc.record({ category: slug(codes.COMPLAINT_CATEGORIES), text: words });
const disclosure = fc.record({
  driver: slug(codes.CARE_DRIVERS),
  adjustments: fc.array(slug(codes.ADJUSTMENTS), { maxLength: 3 }),
  note: maybe(words),
});
const nextAction = fc.record({ what: words, dueAt: instant });
const debt = fc.record({
  reference: fc.nat(4).map((n) => `B-${n}`),
  balanceMinor: fc.integer({ min: 0, max: 20_000 }),
  dueOn: maybe(fc.integer({ min: -90, max: 30 }).map((days) => `@day:${days}`)),
  currency: maybe(currency),
});
const opened: Record<Opens, fc.Arbitrary<object>> = { nextAction, dispute, complaint, disclosure };

const contact = slug(DISPOSITIONS).chain((disposition) => {
  const { opens } = DISPOSITIONS[disposition] as { opens?: Opens };
  return fc.record({
    channel: slug(codes.CHANNELS),
    direction: slug(codes.DIRECTIONS),
    disposition: fc.constant(disposition),
    note: maybe(words),
    debtId: maybe(one("debt")),
    occurredAt: maybe(instant),
    reservationId: maybe(one("reservation")),
    ...(opens && { [opens]: opened[opens] }),
  });
});

/** Data for every command that may be given on an open case, most of it valid. */
export const DATA: Record<Exclude<CommandType, "open-case">, fc.Arbitrary<object>> = {
  "add-debt": fc.record({ debt }),
  "add-note": fc.record({ text: words }),
  "correct-entry": fc.record({
    version: fc.constantFrom<string | number>("@entry", "@entry", "@entry", 1, 99),
    text: words,
  }),
  "record-contact": contact,
  "record-payment": fc.record({
    amountMinor: amount,
    currency,
    method: slug(codes.METHODS),
    reference: words,
    debtId: maybe(one("debt")),
    receivedOn: maybe(fc.integer({ min: -5, max: 1 }).map((days) => `@day:${days}`)),
  }),
  "reverse-payment": fc.record({ paymentId: one("payment"), reason: words }),
  "make-promise": fc.record({
    amountMinor: amount,
    currency,
    dueOn: fc.integer({ min: -1, max: 9 }).map((days) => `@day:${days}`),
  }),
  "set-next-action": nextAction,
  "change-contact-point": fc.record({ kind: slug(codes.CONTACT_POINT_KINDS), value: words }),
  "take-case": fc.constant({}),
  "offer-handover": fc.record({
    toTeam: team,
    toUser,
    reason: slug(codes.HANDOVER_REASONS),
    note: words,
    promised: maybe(words),
    ask: maybe(words),
    askBy: maybe(instant),
    acceptWithinMinutes: maybe(fc.integer({ min: 4, max: 2_900 })),
  }),
  "accept-handover": fc.record({ handoverId: one("handover"), readBack: maybe(words) }),
  "decline-handover": fc.record({ handoverId: one("handover"), reason: slug(codes.DECLINE_REASONS) }),
  "ask-about-handover": fc.record({ handoverId: one("handover"), question: words }),
  "answer-handover-question": fc.record({ handoverId: one("handover"), answer: words }),
  "withdraw-handover": fc.record({ handoverId: one("handover") }),
  "return-case": fc.record({ reason: words }),
  reassign: fc.record({ toTeam: team, toUser, reason: words }),
  "open-dispute": dispute,
  "open-complaint": complaint,
  "record-disclosure": disclosure,
  "place-hold": fc.record({
    kind: slug(codes.HOLD_KINDS),
    reason: words,
    until: maybe(fc.option(instant)),
    debtId: maybe(one("debt")),
  }),
  "resolve-dispute": fc.record({ disputeId: one("dispute"), outcome: slug(codes.DISPUTE_OUTCOMES), note: words }),
  "lift-hold": fc.record({ holdId: one("hold"), reason: words }),
  "close-case": fc.record({ reason: slug(codes.CLOSE_REASONS) }),
  "reopen-case": fc.record({ reason: words }),
  "record-opt-out": fc.record({ channel: gateChannel, source: maybe(slug(w.CONSENT_SOURCES)), evidence: maybe(words) }),
  "record-opt-in": fc.record({ channel: gateChannel, source: slug(w.CONSENT_SOURCES), evidence: words }),
  "record-cease-request": fc.record({
    receivedAt: maybe(instant),
    source: maybe(slug(w.CONSENT_SOURCES)),
    evidence: maybe(words),
  }),
  "withdraw-cease-request": fc.record({ reason: words }),
  "state-inconvenient-times": fc.record({
    windows: fc.array(
      fc.record({
        days: fc.constantFrom([1, 2], [7], []),
        from: fc.constantFrom("09:00", "22:30"),
        to: fc.constantFrom("17:00", "24:00", "09:00"),
      }),
      { maxLength: 2 },
    ),
  }),
  "appoint-representative": fc.record({
    kind: slug(w.REPRESENTATIVE_KINDS),
    name: maybe(words),
    contact: maybe(words),
    since: maybe(instant),
    contactConsent: maybe(fc.boolean()),
  }),
  "end-representation": fc.record({ reason: words }),
  "record-death": fc.record({ source: maybe(slug(w.CONSENT_SOURCES)), evidence: maybe(words) }),
  "withdraw-death": fc.record({ reason: words }),
  "set-language": fc.record({ language: fc.constantFrom("en", "af", "pt-BR", "English") }),
  "state-work-contact": fc.record({ allowed: fc.boolean(), evidence: maybe(words) }),
  "set-residence": fc.record({
    timeZones: fc.constantFrom(["Europe/London"], ["America/New_York", "America/Chicago"], ["Mars/Olympus"]),
    region: maybe(fc.constantFrom("MA", "NYC", "massachusetts")),
  }),
  "fail-contact-point": fc.record({ kind: slug(codes.CONTACT_POINT_KINDS), why: slug(w.POINT_FAILURES) }),
  "verify-contact-point": fc.record({ kind: slug(codes.CONTACT_POINT_KINDS) }),
  "record-limitation": fc.record({
    debtId: one("debt"),
    timeBarred: fc.boolean(),
    raised: fc.boolean(),
    evidence: maybe(words),
  }),
  "record-default": fc.record({
    debtId: one("debt"),
    since: fc.integer({ min: -200, max: 2 }).map((days) => `@day:${days}`),
  }),
  "schedule-contact": fc.record({
    channel: fc.constantFrom("sms", "email", "letter"),
    purpose: fc.constantFrom(...PURPOSES),
    template: fc.constantFrom("reminder", "reminder", "reminder", "nothing"),
    debtId: maybe(one("debt")),
    sendAt: maybe(instant),
  }),
  "cancel-contact": fc.record({ contactId: one("planned") }),
  "retry-contact": fc.record({ contactId: one("stuck") }),
  "reserve-attempt": fc.record({
    channel: fc.constantFrom("call", "voicemail"),
    purpose: fc.constantFrom(...PURPOSES),
    debtId: maybe(one("debt")),
    place: maybe(fc.constantFrom("personal", "work")),
  }),
  "release-attempt": fc.record({ reservationId: one("reservation") }),
  "plan-call": fc.record({
    what: words,
    dueAt: instant,
    purpose: fc.constantFrom(...PURPOSES),
    debtId: maybe(one("debt")),
  }),
  "return-letter": fc.record({ contactId: one("letter"), why: slug(w.RETURN_REASONS) }),
  ...MONEY_DATA,
};
