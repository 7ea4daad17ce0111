/** What follows when money has moved, in one place and one order: promise, plan, debts, demands, the customer's session, the case. */
import { afterFacts } from "./after-facts.ts";
import type { CaseState } from "./case.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { reopenCase } from "./open-case.ts";
import { sessionPaid } from "./pay-session.ts";
import { planFollows } from "./plan-follows.ts";
import { demandsOfPaid } from "./planned-demands.ts";
import { promiseFollows } from "./promise-follows.ts";

/** The facts, and everything that follows from them on this state. */
export function withFollows(before: CaseState, facts: NewEvent[], context: Context): NewEvent[] {
  const after = afterFacts(before, facts, context);
  return [
    ...facts,
    ...promiseFollows(before, after, context),
    ...planFollows(before, after, context),
    ...debtFollows(before, after, facts),
    ...demandsOfPaid(before, after),
    ...sessionPaid(before, facts, context),
    ...caseFollows(after, context),
  ];
}

/** A debt that money has paid off, and one on which something is owed again, whatever did it. */
export function debtFollows(before: CaseState, after: CaseState, facts: readonly NewEvent[]): NewEvent[] {
  const isPaid = facts.some(({ type }) => PAYS.has(type));
  return after.debts.flatMap(({ id: debtId, balanceMinor }): NewEvent[] => {
    const owed = before.debts.find((debt) => debt.id === debtId)?.balanceMinor ?? 0;
    if (isPaid && owed > 0 && balanceMinor <= 0) return [{ type: "debt-paid", data: { debtId } }];
    return owed <= 0 && balanceMinor > 0 ? [{ type: "debt-owed-again", data: { debtId } }] : [];
  });
}

/** What is written off is not paid. */
const PAYS: ReadonlySet<NewEvent["type"]> = new Set([
  "payment-received",
  "credit-applied",
  "refund-failed",
  "chargeback-won",
]);

/** A case that was closed because it was paid is not, once its money has gone back. */
function caseFollows(after: CaseState, context: Context): NewEvent[] {
  const { lifecycle, balanceMinor } = after;
  if (lifecycle.state !== "closed" || lifecycle.reason !== "paid" || balanceMinor <= 0) return [];
  return reopenCase({ reason: "Money that had paid it went back." }, after, context);
}
