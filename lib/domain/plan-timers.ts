/** What the passing of time does to a plan: an instalment is missed, too many unpaid break it, a review comes due. */
import type { CaseState, Instalment, Plan } from "./case.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";
import type { Due } from "./timers.ts";

export function planDue({ arrangement: plan }: CaseState, { now }: Context): Due[] {
  if (plan?.kind !== "plan") return [];
  const over = plan.instalments.filter((one) => one.is !== "skipped" && isUnpaid(one) && one.breaksAt <= now);
  const missed = over
    .filter(({ is }) => is === "open")
    .map((one) => ({ at: one.breaksAt, facts: [missedFact(plan, one)] }));
  const last = over
    .map(({ breaksAt }) => breaksAt)
    .sort()
    .at(-1);
  if (last !== undefined && over.length >= plan.toleranceMissed)
    return [...missed, { at: last, facts: [broken(plan)] }];
  return [...missed, ...dueReview(plan)];
}

function missedFact({ id: planId }: Plan, { no, receivedMinor }: Instalment): NewEvent {
  return { type: "instalment-missed", data: { planId, no, receivedMinor } };
}

function broken({ id: planId, receivedMinor }: Plan): NewEvent {
  return { type: "plan-ended", data: { planId, why: "broken", receivedMinor } };
}

function dueReview({ id: planId, reviewAt, reviewDue }: Plan): Due[] {
  if (!reviewAt || reviewDue) return [];
  return [{ at: reviewAt, facts: [{ type: "plan-review-due", data: { planId } }] }];
}

function isUnpaid({ receivedMinor, amountMinor }: Instalment): boolean {
  return receivedMinor < amountMinor;
}
