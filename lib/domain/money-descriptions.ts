/** What events of money say. */
import { sayDay } from "./day-text.ts";
import type { Rows } from "./description-row.ts";
import { erasable } from "./erased.ts";
import type { EventData } from "./events.ts";
import type { MONEY_EVENTS } from "./money-events.ts";
import * as w from "./money-words.ts";
import { clauses, lower, quoted, sentence } from "./sentence.ts";

const REFUSED = { "in-duplum": "over the in duplum ceiling", frozen: "frozen by a hold" } as const;
/** Words of card schemes that would be no sentence here. */
const DISPUTED: ReadonlyMap<string, string> = new Map([
  ["unrecognized", "the customer does not recognise it"],
  ["credit_not_processed", "a credit is said to be missing"],
  ["duplicate", "said to be paid twice"],
  ["general", "no reason was told"],
]);
const LINK_ENDS = {
  person: "taken back",
  replaced: "replaced by another",
  "case-closed": "the case was closed",
} as const;

export const MONEY_DESCRIPTIONS: Rows<keyof typeof MONEY_EVENTS> = {
  "charge-added": {
    kind: "payment",
    icon: "plus",
    title: ({ kind }) => `charge added: ${lower(w.CHARGE_KINDS[kind].label)}`,
    detail: ({ debtId, period, refused, reason }, { debt, by }) =>
      clauses(
        `on ${debt(debtId)}`,
        period ? `for ${sayDay(period.from)} to ${sayDay(period.to)}` : `by ${by}`,
        refused.length > 0 && `a part is not owed: ${refused.map(({ why }) => REFUSED[why]).join(", ")}`,
        reason,
      ),
    amount: ({ amountMinor }) => amountMinor,
  },
  "interest-set": {
    kind: "payment",
    icon: "flag",
    title: ({ annualBps }) => (annualBps === 0 ? "interest stopped" : `interest set: ${percent(annualBps)} a year`),
    detail: ({ debtId, from }, { by, debt }) => clauses(`by ${by}`, `on ${debt(debtId)}`, `from ${sayDay(from)}`),
  },
  "default-remedied": {
    kind: "decision",
    icon: "check",
    title: ({ debtId }, { debt }) => `default remedied: ${debt(debtId)}`,
    detail: ({ on }, { by }) => clauses(`by ${by}`, `on ${sayDay(on)}`),
  },
  "debt-adjusted": {
    kind: "payment",
    icon: "pencil",
    title: ({ kind }) => `debt adjusted: ${lower(w.ADJUSTMENT_KINDS[kind])}`,
    detail: ({ debtId, reason }, { by, debt }) => clauses(`by ${by}`, `on ${debt(debtId)}`, quoted(reason)),
    amount: ({ lines }) => total(lines),
  },
  "debt-written-off": {
    kind: "decision",
    icon: "archive",
    title: "written off",
    detail: ({ debtId, reason }, { by, debt }) => clauses(`by ${by}`, `on ${debt(debtId)}`, quoted(reason)),
    amount: ({ lines }) => total(lines),
  },
  "credit-applied": {
    kind: "payment",
    icon: "banknote",
    title: "credit applied",
    detail: (_, { by }) => `By ${by}`,
    amount: ({ allocations }) => total(allocations),
  },
  "debt-owed-again": {
    kind: "payment",
    icon: "undo-2",
    title: ({ debtId }, { debt }) => `owed again: ${debt(debtId)}`,
    detail: () => "Nothing was owed on it before",
  },
  "refund-requested": {
    kind: "payment",
    icon: "undo-2",
    title: "refund asked for",
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
    amount: ({ amountMinor }) => amountMinor,
  },
  "payment-refunded": {
    kind: "payment",
    icon: "undo-2",
    title: "payment refunded",
    detail: ({ via }, { by }) => (via ? "It went back the way it came" : `Paid out by ${by}`),
    amount: ({ amountMinor }) => -amountMinor,
  },
  "refund-failed": {
    kind: "payment",
    icon: "calendar-x",
    title: "refund failed",
    detail: ({ code }) => `The money did not go back: ${code.replaceAll(/[-_]/g, " ")}`,
    amount: ({ amountMinor }) => amountMinor,
  },
  "chargeback-opened": {
    kind: "payment",
    icon: "scale",
    title: "chargeback opened",
    detail: ({ reason }) =>
      clauses("the customer's bank took the money back", DISPUTED.get(reason) ?? reason.replaceAll("_", " ")),
    amount: ({ amountMinor }) => -amountMinor,
  },
  "chargeback-won": {
    kind: "payment",
    icon: "check",
    title: "chargeback won",
    detail: () => "The money is back",
    amount: ({ amountMinor }) => amountMinor,
  },
  "chargeback-lost": {
    kind: "payment",
    icon: "calendar-x",
    title: "chargeback lost",
    detail: () => "The money stays with the customer",
  },
  "promise-part-kept": {
    kind: "payment",
    icon: "calendar-x",
    title: "promise kept in part",
    detail: () => "Less than was promised was received in time",
    amount: ({ receivedMinor }) => receivedMinor,
  },
  "promise-restored": {
    kind: "payment",
    icon: "calendar-check",
    title: ({ dueOn }) => `promise stands again, by ${sayDay(dueOn)}`,
    detail: () => "What had kept it went back",
    amount: ({ amountMinor }) => amountMinor,
  },
  "affordability-assessed": {
    kind: "decision",
    icon: "scale",
    title: "income and expenditure assessed",
    detail: (_, { by }) => `By ${by}`,
  },
  "plan-made": {
    kind: "payment",
    icon: "calendar-check",
    title: ({ instalments, terms }) =>
      `plan made: ${instalments.length} instalments, ${lower(w.FREQUENCIES[terms.frequency])}`,
    detail: ({ instalments, reviewOn, overAffordable, replaces }, { by }) =>
      clauses(
        `by ${by}`,
        instalments[0] && `first ${sayDay(instalments[0].dueOn)}`,
        reviewOn && `reviewed ${sayDay(reviewOn)}`,
        replaces && "replaces what was arranged before",
        overAffordable !== undefined && `above what is left over a month: ${erasable(overAffordable)}`,
      ),
    amount: ({ totalMinor }) => totalMinor,
  },
  "instalment-missed": {
    kind: "payment",
    icon: "calendar-x",
    title: ({ no }) => `instalment ${no} missed`,
    detail: ({ receivedMinor }) => (receivedMinor > 0 ? "Only a part was received in time" : "Nothing was received"),
  },
  "instalment-skipped": {
    kind: "payment",
    icon: "calendar-check",
    title: ({ no }) => `instalment ${no} skipped`,
    detail: ({ added, reason }, { by }) =>
      clauses(`by ${by}`, `added at the end, ${sayDay(added.dueOn)}`, quoted(reason)),
  },
  "instalment-moved": {
    kind: "payment",
    icon: "calendar-check",
    title: ({ no, dueOn }) => `instalment ${no} moved to ${sayDay(dueOn)}`,
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "plan-review-due": {
    kind: "payment",
    icon: "flag",
    title: "plan to be reviewed",
    detail: () => "Its day has come",
  },
  "plan-reviewed": {
    kind: "payment",
    icon: "check",
    title: "plan reviewed",
    detail: ({ note, reviewOn }, { by }) =>
      clauses(`by ${by}`, reviewOn && `again ${sayDay(reviewOn)}`, erasable(note)),
  },
  "plan-ended": {
    kind: "payment",
    icon: ({ why }) => (why === "completed" ? "check" : "calendar-x"),
    title: ({ why }) => `plan ${PLAN_ENDED[why]}`,
    detail: ({ why, reason }, { by }) =>
      clauses(
        "received since it was made",
        why === "cancelled" && `ended by ${by}`,
        reason !== undefined && quoted(reason),
      ),
    amount: ({ receivedMinor }) => receivedMinor,
  },
  "plan-restored": {
    kind: "payment",
    icon: "calendar-check",
    title: "plan stands again",
    detail: () => "What had completed it went back",
  },
  "pay-link-made": {
    kind: "payment",
    icon: "plus",
    title: "pay link made",
    detail: ({ expiresAt, contactId }, { by, instant }) =>
      clauses(contactId ? "sent with the message" : `by ${by}`, `works until ${instant(expiresAt)}`),
  },
  "pay-link-opened": {
    kind: "payment",
    icon: "folder-open",
    title: "pay link opened",
    detail: () => "By the customer",
  },
  "pay-link-identified": {
    kind: "payment",
    icon: "check",
    title: "customer identified on the pay page",
    detail: () => "By what they know",
  },
  "pay-link-locked": {
    kind: "payment",
    icon: "pause",
    title: "pay link locked",
    detail: () => "Too many wrong answers",
  },
  "pay-link-revoked": {
    kind: "payment",
    icon: "undo-2",
    title: "pay link ended",
    detail: ({ why }, { by }) => clauses(LINK_ENDS[why], why === "person" && `by ${by}`),
  },
  "payment-started": {
    kind: "payment",
    icon: "banknote",
    title: "customer is paying now",
    detail: ({ endsAt }, { instant }) => `Nobody asks for money until ${instant(endsAt)}`,
    amount: ({ amountMinor }) => amountMinor,
  },
  "payment-method-chosen": {
    kind: "payment",
    icon: "banknote",
    title: ({ method }) => `way to pay chosen: ${lower(w.PAY_METHODS[method])}`,
    detail: () => "By the customer",
  },
  "payment-failed": {
    kind: "payment",
    icon: "calendar-x",
    title: "payment failed",
    detail: ({ code }) => sentence(code.replaceAll(/[-_]/g, " ")),
  },
  "payment-pending": {
    kind: "payment",
    icon: "pause",
    title: "payment on its way",
    detail: ({ until }, { instant }) => `The bank answers by ${instant(until)}`,
  },
  "payment-abandoned": {
    kind: "payment",
    icon: "undo-2",
    title: "payment not finished",
    detail: ({ why }) => w.PAY_ENDS[why],
  },
  "hardship-told": {
    kind: "decision",
    icon: "hand",
    title: "customer cannot afford this",
    detail: ({ text }, { by }) => clauses(`told by ${by}`, text !== undefined && erasable(text)),
  },
};

const PLAN_ENDED: Record<EventData["plan-ended"]["why"], string> = {
  replaced: "replaced by another",
  cancelled: "cancelled",
  completed: "completed",
  broken: "broken",
  "case-closed": "ended with the case",
};

/** 1950 → "19.5 %" */
function percent(bps: number): string {
  return `${bps / 100} %`;
}

function total(lines: readonly { amountMinor: number }[]): number {
  return lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
