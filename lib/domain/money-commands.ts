/** What somebody may do about money, and what Baton, the gateway and the customer do. Strict, like all commands. */
import * as z from "zod";
import * as c from "./codes.ts";
import { currency, day, id, MAX_MINOR, minor, note, reason, text } from "./command-fields.ts";
import * as w from "./money-words.ts";

const head = z.enum(c.slugs(w.HEADS));
const line = z.strictObject({
  head,
  amountMinor: z
    .int()
    .min(-MAX_MINOR)
    .max(MAX_MINOR)
    .refine((minor) => minor !== 0, "must not be 0"),
});
/** Amounts a month, minor units; the categories: income-expenditure.ts. */
const figures = z.record(z.string().max(60), z.int().min(0).max(MAX_MINOR));

export const MONEY_COMMANDS = {
  "add-charge": z.strictObject({
    debtId: id,
    kind: z.enum(c.slugs(w.CHARGE_KINDS)),
    amountMinor: minor,
    reason: reason.optional(),
  }),
  "set-interest": z.strictObject({ debtId: id, annualBps: z.int().min(0).max(100_000), from: day.optional() }),
  "record-remedy": z.strictObject({ debtId: id, on: day }),
  "adjust-debt": z.strictObject({
    debtId: id,
    kind: z.enum(c.slugs(w.ADJUSTMENT_KINDS)),
    lines: z.array(line).min(1).max(4),
    reason,
  }),
  /** Without an amount: all that is owed on it. */
  "write-off-debt": z.strictObject({ debtId: id, amountMinor: minor.optional(), reason }),
  "apply-credit": z.strictObject({}),
  "refund-payment": z.strictObject({ paymentId: id, amountMinor: minor, reason }),
  "assess-affordability": z.strictObject({
    income: figures,
    outgoings: figures,
    /** What is offered to other creditors a month. */
    otherCreditorsMinor: z.int().min(0).max(MAX_MINOR).optional(),
    note: note.optional(),
  }),
  "make-plan": z.strictObject({
    instalmentMinor: minor,
    currency,
    frequency: z.enum(c.slugs(w.FREQUENCIES)),
    firstOn: day,
    dayOfMonth: z.int().min(1).max(31).optional(),
    shift: z.enum(["before", "after"]).optional(),
    /** Less than what is owed; absent: all of it. */
    totalMinor: minor.optional(),
    /** Another amount first. */
    firstMinor: minor.optional(),
    debtId: id.optional(),
    reviewOn: day.optional(),
    overAffordable: reason.optional(),
  }),
  "skip-instalment": z.strictObject({ planId: id, no: z.int().min(1), reason }),
  "move-instalment": z.strictObject({ planId: id, no: z.int().min(1), dueOn: day, reason }),
  "review-plan": z.strictObject({ planId: id, note: text(2_000), reviewOn: day.optional() }),
  "end-plan": z.strictObject({ planId: id, reason }),
  "make-pay-link": z.strictObject({ debtId: id.optional(), days: z.int().min(1).max(90).optional() }),
  "revoke-pay-link": z.strictObject({ linkId: id }),
  "record-hardship": z.strictObject({ text: note.optional(), debtId: id.optional() }),
} as const;

/** A gateway's names of a payment and of what is told about it. */
export type Via = { gateway: string; payment: string; object?: string };

/** Commands that only Baton gives: for the customer's page, and for what a gateway says. No request can carry them. */
export type MoneySystemCommand =
  | {
      type: "take-payment";
      data: {
        amountMinor: number;
        currency: string;
        method: c.Method;
        reference: string;
        debtId?: string;
        sessionId?: string;
        receivedOn?: string;
        via: Via;
      };
    }
  | {
      type: "note-refund";
      data: { amountMinor: number; state: "made" | "failed"; code?: string; refundId?: string; via: Via };
    }
  | { type: "note-chargeback"; data: { amountMinor: number; state: "open" | "won" | "lost"; reason: string; via: Via } }
  | { type: "open-pay-link"; data: { linkId: string; identified?: boolean } }
  | { type: "lock-pay-link"; data: { linkId: string } }
  | {
      type: "start-payment";
      data: {
        sessionId: string;
        amountMinor: number;
        currency: string;
        debtId?: string;
        linkId?: string;
        minutes: number;
      };
    }
  | { type: "choose-method"; data: { sessionId: string; method: w.PayMethod } }
  | { type: "fail-payment"; data: { sessionId: string; code: string } }
  | {
      type: "await-payment";
      data: {
        sessionId: string;
        until: string;
        /** As it was begun: the case may have taken it for over before the gateway told that the bank was asked. */
        begun?: { amountMinor: number; currency: string; debtId?: string; linkId?: string };
      };
    }
  | { type: "abandon-payment"; data: { sessionId: string; why: keyof typeof w.PAY_ENDS } };
