/** What the passing of time does to a plan: an instalment is missed, too many break it, a review comes due. */
import { afterFacts } from "./after-facts.ts";
import type { CaseState, Instalment, Plan } from "./case.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";
import type { Due } from "./timers.ts";

export function planDue(state: CaseState, context: Context): Due[] {
  const plan = state.arrangement;
  if (plan?.kind !== "plan") return [];
  const { now } = context;
  const missed = plan.instalments.filter((one) => isUnpaid(one) && one.is === "open" && one.breaksAt <= now);
  const dues = missed.map((one): Due => ({ at: one.breaksAt, facts: [missedFact(plan, one)] }));
  const last = dues
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const broken = last === undefined ? [] : brokenBy(missed, plan, state, context);
  return [
    ...dues,
    ...(last !== undefined && broken.length > 0 ? [{ at: last, facts: broken }] : []),
    ...(broken.length === 0 && plan.reviewAt && !plan.reviewDue
      ? [{ at: plan.reviewAt, facts: [{ type: "plan-review-due", data: { planId: plan.id } } as const] }]
      : []),
  ];
}

function missedFact({ id: planId }: Plan, { no, receivedMinor }: Instalment): NewEvent {
  return { type: "instalment-missed", data: { planId, no, receivedMinor } };
}

function brokenBy(missed: Instalment[], plan: Plan, state: CaseState, context: Context): NewEvent[] {
  const after = afterFacts(
    state,
    missed.map((one) => missedFact(plan, one)),
    context,
  ).arrangement;
  if (after?.kind !== "plan") return [];
  const count = after.instalments.filter((one) => one.is === "missed" && isUnpaid(one)).length;
  if (count < plan.toleranceMissed) return [];
  return [{ type: "plan-ended", data: { planId: plan.id, why: "broken", receivedMinor: plan.receivedMinor } }];
}

function isUnpaid({ receivedMinor, amountMinor }: Instalment): boolean {
  return receivedMinor < amountMinor;
}
