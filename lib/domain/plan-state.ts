/** A plan and its instalments as payments fill them, oldest first. */
import type { CaseState, EventOf, Instalment, Plan } from "./case.ts";

type PlanEvent = EventOf<
  | "plan-made"
  | "instalment-missed"
  | "instalment-skipped"
  | "instalment-moved"
  | "plan-review-due"
  | "plan-reviewed"
  | "plan-ended"
  | "plan-restored"
>;

export function evolvePlan(state: CaseState, event: PlanEvent): CaseState {
  if (event.type === "plan-made") return made(state, event);
  if (event.type === "plan-restored") return restored(state);
  const plan = state.arrangement;
  if (plan?.kind !== "plan" || plan.id !== event.data.planId) return state;
  if (event.type === "plan-ended") return ended(state, plan, event);
  return { ...state, arrangement: changedPlan(plan, event) };
}

function made(state: CaseState, { data, occurredAt, version }: EventOf<"plan-made">): CaseState {
  const { planId, debtId, totalMinor, terms, instalments, graceDays, toleranceMissed, reviewOn, reviewAt } = data;
  const plan: Plan = {
    kind: "plan",
    id: planId,
    ...(debtId !== undefined && { debtId }),
    totalMinor,
    terms,
    instalments: instalments.map((one) => ({ ...one, receivedMinor: 0, is: "open" })),
    graceDays,
    toleranceMissed,
    receivedMinor: 0,
    ...(reviewOn !== undefined && { reviewOn }),
    ...(reviewAt !== undefined && { reviewAt }),
    reviewDue: false,
    madeAt: occurredAt,
    version,
  };
  const nothingBefore = { keptPromise: null, completedPlan: null };
  return { ...state, arrangement: plan, lastPlan: null, ...nothingBefore, firstActionDueAt: null };
}

function restored(state: CaseState): CaseState {
  const { completedPlan } = state;
  return completedPlan ? { ...state, arrangement: completedPlan, completedPlan: null, lastPlan: null } : state;
}

function ended(state: CaseState, plan: Plan, { data: { why } }: EventOf<"plan-ended">): CaseState {
  return { ...state, arrangement: null, lastPlan: why, completedPlan: why === "completed" ? plan : null };
}

function changedPlan(
  plan: Plan,
  event: Exclude<PlanEvent, EventOf<"plan-made" | "plan-restored" | "plan-ended">>,
): Plan {
  switch (event.type) {
    case "instalment-missed":
      return ofInstalment(plan, event.data.no, (one) => ({ ...one, is: "missed" }));
    case "instalment-moved": {
      const { dueOn, breaksAt } = event.data;
      return ofInstalment(plan, event.data.no, (one) => ({ ...one, dueOn, breaksAt, is: "open" }));
    }
    case "instalment-skipped": {
      const skipped = ofInstalment(plan, event.data.no, (one) => ({ ...one, is: "skipped" }));
      const added: Instalment = { ...event.data.added, receivedMinor: 0, is: "open" };
      return fillPlan({ ...skipped, instalments: [...skipped.instalments, added] }, 0);
    }
    case "plan-review-due":
      return { ...plan, reviewDue: true };
    case "plan-reviewed": {
      const { reviewOn, reviewAt } = event.data;
      const { reviewOn: _, reviewAt: __, ...rest } = plan;
      return { ...rest, reviewDue: false, ...(reviewOn && { reviewOn }), ...(reviewAt && { reviewAt }) };
    }
  }
}

function ofInstalment(plan: Plan, no: number, change: (one: Instalment) => Instalment): Plan {
  return { ...plan, instalments: plan.instalments.map((one) => (one.no === no ? change(one) : one)) };
}

/** The plan after so much more was received (less, below zero): its instalments are filled from the oldest on. */
export function fillPlan(plan: Plan, amountMinor: number): Plan {
  const receivedMinor = plan.receivedMinor + amountMinor;
  let left = receivedMinor;
  const instalments = plan.instalments.map((one) => {
    const part = one.is === "skipped" ? 0 : Math.max(0, Math.min(left, one.amountMinor));
    left -= part;
    return { ...one, receivedMinor: part };
  });
  return { ...plan, receivedMinor, instalments };
}
