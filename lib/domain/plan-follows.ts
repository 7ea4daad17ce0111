/** What moved money does to a plan: completed when every instalment is filled or nothing is owed, and open again when that goes back. */
import type { CaseState, Plan } from "./case.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";

export function planFollows(before: CaseState, after: CaseState, _context: Context): NewEvent[] {
  const { arrangement, completedPlan } = after;
  if (arrangement?.kind === "plan") return isFilled(arrangement, after) ? [completed(arrangement)] : [];
  if (!completedPlan || arrangement || isFilled(completedPlan, after)) return [];
  // Open again only when what had filled it goes back; not when something new is owed.
  if (completedPlan.receivedMinor >= (before.completedPlan?.receivedMinor ?? 0)) return [];
  return [{ type: "plan-restored", data: { planId: completedPlan.id } }];
}

function isFilled({ instalments, debtId }: Plan, { debts, balanceMinor }: CaseState): boolean {
  const owedMinor = debtId === undefined ? balanceMinor : (debts.find(({ id }) => id === debtId)?.balanceMinor ?? 0);
  return owedMinor <= 0 || instalments.every((one) => one.is === "skipped" || one.receivedMinor >= one.amountMinor);
}

function completed({ id: planId, receivedMinor }: Plan): NewEvent {
  return { type: "plan-ended", data: { planId, why: "completed", receivedMinor } };
}
