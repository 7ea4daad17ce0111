/** Test kit: examples of what is told of money, with every personal field present. Only tests import it. */
import type { EventData } from "./events.ts";
import { DEBT } from "./given-contact-events.ts";
import { uuid } from "./given-organisation.ts";
import type { MONEY_EVENTS } from "./money-events.ts";

const [payment, refundId, chargebackId, planId] = [uuid(35), uuid(71), uuid(72), uuid(73)];
const [linkId, sessionId, promiseId] = [uuid(74), uuid(75), uuid(36)];
const via = { gateway: "stripe", payment: "pi_1", object: "re_1" };
const moved = {
  amountMinor: 1_000,
  allocations: [{ debtId: DEBT, head: "principal" as const, amountMinor: 900 }],
  creditMinor: 100,
};
const first = { no: 1, dueOn: "2026-12-01", amountMinor: 5_000, breaksAt: "2026-12-04T00:00:00.000Z" };

export const MONEY_EXAMPLES: Pick<EventData, keyof typeof MONEY_EVENTS> = {
  "charge-added": {
    chargeId: uuid(70),
    debtId: DEBT,
    kind: "interest",
    head: "interest",
    askedMinor: 320,
    amountMinor: 200,
    refused: [{ why: "in-duplum", amountMinor: 120 }],
    period: {
      from: "2026-11-01",
      to: "2026-11-24",
      frozenDays: 0,
      carry: 17,
      carryOf: 3_650_000,
      nextAt: "2026-12-01T00:00:00.000Z",
    },
    ceiling: { capMinor: 10_000, usedMinor: 10_000 },
    reason: "Agreement, clause 4",
  },
  "interest-set": { debtId: DEBT, annualBps: 1_950, from: "2026-11-24", nextAt: "2026-12-01T00:00:00.000Z" },
  "default-remedied": { debtId: DEBT, on: "2026-11-20" },
  "debt-adjusted": {
    adjustmentId: uuid(76),
    debtId: DEBT,
    kind: "goodwill",
    lines: [{ head: "fees", amountMinor: -500 }],
    reason: "Late letter",
  },
  "debt-written-off": {
    writeOffId: uuid(77),
    debtId: DEBT,
    lines: [{ head: "principal", amountMinor: -700 }],
    reason: "Not worth pursuing",
  },
  "credit-applied": { allocations: [{ debtId: DEBT, head: "principal", amountMinor: 300 }] },
  "debt-owed-again": { debtId: DEBT },
  "refund-requested": { refundId, paymentId: payment, amountMinor: 1_000, reason: "Paid twice" },
  "payment-refunded": { refundId, paymentId: payment, ...moved, via },
  "refund-failed": { refundId, paymentId: payment, code: "lost_or_stolen_card", ...moved, via },
  "chargeback-opened": { chargebackId, paymentId: payment, reason: "fraudulent", ...moved, via },
  "chargeback-won": { chargebackId, paymentId: payment, ...moved, via },
  "chargeback-lost": { chargebackId, paymentId: payment, via },
  "promise-part-kept": { promiseId, receivedMinor: 1_000 },
  "promise-restored": {
    promiseId,
    amountMinor: 4_000,
    receivedMinor: 0,
    dueOn: "2026-12-04",
    breaksAt: "2026-12-05T00:00:00.000Z",
  },
  "affordability-assessed": {
    assessmentId: uuid(78),
    form: {
      income: { wages: 150_000 },
      outgoings: { rent: 70_000 },
      otherCreditorsMinor: 5_000,
      disposableMinor: 75_000,
      note: "Shift work",
    },
  },
  "plan-made": {
    planId,
    debtId: DEBT,
    totalMinor: 10_000,
    currency: "GBP",
    terms: { frequency: "monthly", firstOn: "2026-12-01", dayOfMonth: 1, shift: "after" },
    instalments: [first, { no: 2, dueOn: "2027-01-02", amountMinor: 5_000, breaksAt: "2027-01-07T00:00:00.000Z" }],
    graceDays: 3,
    toleranceMissed: 2,
    reviewOn: "2027-05-24",
    reviewAt: "2027-05-24T00:00:00.000Z",
    assessmentId: uuid(78),
    overAffordable: "Her brother pays a part",
    replaces: promiseId,
  },
  "instalment-missed": { planId, no: 1, receivedMinor: 100 },
  "instalment-skipped": {
    planId,
    no: 1,
    reason: "Boiler broke",
    added: { no: 3, dueOn: "2027-02-01", amountMinor: 5_000, breaksAt: "2027-02-04T00:00:00.000Z" },
  },
  "instalment-moved": { planId, no: 1, dueOn: "2026-12-10", breaksAt: "2026-12-15T00:00:00.000Z", reason: "Paid late" },
  "plan-review-due": { planId },
  "plan-reviewed": { planId, note: "Same income", reviewOn: "2027-11-24", reviewAt: "2027-11-24T00:00:00.000Z" },
  "plan-ended": { planId, why: "cancelled", receivedMinor: 5_000, reason: "She asked for it" },
  "plan-restored": { planId },
  "pay-link-made": { linkId, expiresAt: "2026-12-08T10:00:00.000Z", debtId: DEBT, contactId: uuid(60) },
  "pay-link-opened": { linkId },
  "pay-link-identified": { linkId },
  "pay-link-locked": { linkId },
  "pay-link-revoked": { linkId, why: "person" },
  "payment-started": {
    sessionId,
    amountMinor: 9_600,
    currency: "GBP",
    debtId: DEBT,
    linkId,
    endsAt: "2026-11-24T10:30:00.000Z",
    replaces: uuid(79),
  },
  "payment-method-chosen": { sessionId, method: "card" },
  "payment-failed": { sessionId, code: "card_declined" },
  "payment-pending": { sessionId, until: "2026-12-01T10:00:00.000Z", holdId: uuid(80) },
  "payment-abandoned": { sessionId, why: "time-out" },
  "hardship-told": { text: "I have lost my job", debtId: DEBT },
};
