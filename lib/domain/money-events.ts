/**
 * Money: what is charged, taken off, given back and promised in parts, and a payment as it is being made. STORED DATA, as
 * events.ts says. `lines` are signed changes of what is owed under a head; `allocations` are amounts above zero.
 * What each event posts to the ledger: ledger.ts, and the database function `ledger_lines`.
 */
import * as z from "zod";
import * as c from "./codes.ts";
import * as w from "./money-words.ts";

const id = z.string().min(1);
const text = z.string();
const instant = z.string();
const day = z.string();
const minor = z.int();
const head = z.enum(c.slugs(w.HEADS));

export const allocationSchema = z.object({ debtId: id, head, amountMinor: minor });
const line = z.object({ head, amountMinor: minor });
/** What a gateway calls it: `payment` is its payment (Stripe: PaymentIntent), `object` what this fact is about. */
export const viaSchema = z.object({ gateway: z.string(), payment: text, object: text.optional() });
const via = viaSchema.optional();
/** Where the money goes back to or is taken from: out of credit, and on to what is owed again. */
const returned = { amountMinor: minor, allocations: z.array(allocationSchema), creditMinor: minor };

export const planTermsSchema = z.object({
  frequency: z.enum(c.slugs(w.FREQUENCIES)),
  /** The day that the rule counts from: the first instalment as it was asked for. */
  firstOn: day,
  /** Monthly: the day of the month that is meant (1 to 31), where a month has it; otherwise its last. */
  dayOfMonth: z.int().optional(),
  /** A day on which banks are closed: paid the working day before or after; absent: on that day. */
  shift: z.enum(["before", "after"]).optional(),
});
export const instalmentSchema = z.object({
  no: z.int(),
  dueOn: day,
  amountMinor: minor,
  /** Missed when not paid by then: the end of `dueOn` and the days of grace. */
  breaksAt: instant,
});

export const MONEY_EVENTS = {
  /**
   * `askedMinor` is what the agreement would charge, `amountMinor` what is owed of it; the rest was refused for `refused`,
   * and is never owed. Of interest: the days from (inclusive) to (exclusive), and what of a minor unit is carried on, as a
   * fraction of `carryOf`; `nextAt`: when it is charged again by itself.
   */
  "charge-added": z.object({
    chargeId: id,
    debtId: id,
    kind: z.enum(c.slugs(w.CHARGE_KINDS)),
    head,
    askedMinor: minor,
    amountMinor: minor,
    refused: z.array(z.object({ why: z.enum(c.slugs(w.CHARGE_REFUSALS)), amountMinor: minor })),
    period: z
      .object({ from: day, to: day, frozenDays: z.int(), carry: z.int(), carryOf: z.int(), nextAt: instant })
      .optional(),
    /** In duplum: the ceiling and what had accrued under it, with this charge. */
    ceiling: z.object({ capMinor: minor, usedMinor: minor }).optional(),
    reason: text.optional(),
  }),
  /** Simple interest on the principal, for actual days over 365. Basis points a year; 0 stops it. */
  "interest-set": z.object({ debtId: id, annualBps: z.int(), from: day, nextAt: instant }),
  "default-remedied": z.object({ debtId: id, on: day }),
  "debt-adjusted": z.object({
    adjustmentId: id,
    debtId: id,
    kind: z.enum(c.slugs(w.ADJUSTMENT_KINDS)),
    lines: z.array(line),
    reason: text,
  }),
  /** `lines` are below zero. */
  "debt-written-off": z.object({ writeOffId: id, debtId: id, lines: z.array(line), reason: text }),
  "credit-applied": z.object({ allocations: z.array(allocationSchema) }),
  /** After debt-paid, something is owed on it again. */
  "debt-owed-again": z.object({ debtId: id }),
  /** A person asks for money to go back; the gateway or a colleague makes it so. */
  "refund-requested": z.object({ refundId: id, paymentId: id, amountMinor: minor, reason: text }),
  "payment-refunded": z.object({ refundId: id, paymentId: id, ...returned, via }),
  /** It did not go back after all: what the refund took is put where a payment of that amount would go now. */
  "refund-failed": z.object({ refundId: id, paymentId: id.optional(), code: z.string(), ...returned, via }),
  /** The customer's bank took the money back, for as long as it is argued about. */
  "chargeback-opened": z.object({ chargebackId: id, paymentId: id, reason: z.string(), ...returned, via }),
  "chargeback-won": z.object({ chargebackId: id, paymentId: id, ...returned, via }),
  "chargeback-lost": z.object({ chargebackId: id, paymentId: id, via }),

  "promise-part-kept": z.object({ promiseId: id, receivedMinor: minor }),
  /** What had kept it was taken back before its day was over: it stands again. */
  "promise-restored": z.object({
    promiseId: id,
    amountMinor: minor,
    receivedMinor: minor,
    dueOn: day,
    breaksAt: instant,
  }),

  /** Income and expenditure by the categories of the Standard Financial Statement; personal as one. */
  "affordability-assessed": z.object({ assessmentId: id, form: z.record(z.string(), z.unknown()) }),
  "plan-made": z.object({
    planId: id,
    debtId: id.optional(),
    totalMinor: minor,
    currency: z.string(),
    terms: planTermsSchema,
    instalments: z.array(instalmentSchema),
    graceDays: z.int(),
    /** So many missed instalments at once break it. */
    toleranceMissed: z.int(),
    reviewOn: day.optional(),
    reviewAt: instant.optional(),
    assessmentId: id.optional(),
    /** Why it stands although it is more than what the customer has left over. */
    overAffordable: text.optional(),
    replaces: id.optional(),
  }),
  "instalment-missed": z.object({ planId: id, no: z.int(), receivedMinor: minor }),
  /** Skipped: its amount goes to a new last instalment. Moved: it falls due later. */
  "instalment-skipped": z.object({ planId: id, no: z.int(), reason: text, added: instalmentSchema }),
  "instalment-moved": z.object({ planId: id, no: z.int(), dueOn: day, breaksAt: instant, reason: text }),
  "plan-review-due": z.object({ planId: id }),
  "plan-reviewed": z.object({ planId: id, note: text, reviewOn: day.optional(), reviewAt: instant.optional() }),
  "plan-ended": z.object({
    planId: id,
    why: z.enum(c.slugs(w.PLAN_ENDS)),
    receivedMinor: minor,
    reason: text.optional(),
  }),
  /** What had completed it was taken back: it stands again, as it was. */
  "plan-restored": z.object({ planId: id }),

  "pay-link-made": z.object({
    linkId: id,
    expiresAt: instant,
    debtId: id.optional(),
    /** The message that carries it. */
    contactId: id.optional(),
  }),
  "pay-link-opened": z.object({ linkId: id }),
  /** The customer was identified by the link. */
  "pay-link-identified": z.object({ linkId: id }),
  /** Too many wrong answers. */
  "pay-link-locked": z.object({ linkId: id }),
  "pay-link-revoked": z.object({ linkId: id, why: z.enum(c.slugs(w.LINK_ENDS)) }),

  /** The customer is at the gateway, or about to go there; until `endsAt` nobody asks for money. */
  "payment-started": z.object({
    sessionId: id,
    amountMinor: minor,
    currency: z.string(),
    debtId: id.optional(),
    linkId: id.optional(),
    endsAt: instant,
    replaces: id.optional(),
  }),
  "payment-method-chosen": z.object({ sessionId: id, method: z.enum(c.slugs(w.PAY_METHODS)) }),
  /** This try failed; the customer may try again while the session is open. */
  "payment-failed": z.object({ sessionId: id, code: z.string() }),
  /** Told to the bank, which answers in days: nothing is asked for meanwhile. */
  "payment-pending": z.object({ sessionId: id, until: instant, holdId: id }),
  "payment-abandoned": z.object({ sessionId: id, why: z.enum(c.slugs(w.PAY_ENDS)) }),
  /** "I can't afford this", in the customer's words. */
  "hardship-told": z.object({ text: text.optional(), debtId: id.optional() }),
} as const;
