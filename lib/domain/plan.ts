import { endOfGrace, nearestBankDay } from "./bank-days.ts";
import type { Day } from "./calendar.ts";
import type { CaseState, Instalment, Plan } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, requireOpen } from "./context.ts";
import type { EventData, NewEvent } from "./events.ts";
import { houseOf, proposePlan, reviewOf } from "./plan-proposal.ts";
import { dayAfter } from "./plan-schedule.ts";
import { Refusal } from "./refusal.ts";

/** A plan by instalments. It takes the place of what stands; above what a month leaves over it needs a reason. */
export function makePlan(data: CommandOf<"make-plan">, state: CaseState, context: Context): NewEvent[] {
  const { overAffordable, ...asked } = data;
  const house = houseOf(state, context);
  const { review, monthMinor, disposableMinor, isAbove, ...plan } = proposePlan(asked, state, house);
  if (isAbove && overAffordable === undefined) throw aboveDisposable(monthMinor, disposableMinor);
  const { planGraceDays: graceDays, planToleranceMissed: toleranceMissed } = house.rules;
  const made: EventData["plan-made"] = {
    planId: context.newId(),
    ...(asked.debtId !== undefined && { debtId: asked.debtId }),
    ...plan,
    ...review,
    currency: asked.currency,
    graceDays,
    toleranceMissed,
    ...(state.affordability && { assessmentId: state.affordability.id }),
    ...(isAbove && overAffordable !== undefined && { overAffordable }),
    ...(state.arrangement && { replaces: state.arrangement.id }),
  };
  return [...endedPlan(state, "replaced"), { type: "plan-made", data: made }];
}

/** That the plan that stands ends with what it rested on. A promise that is replaced is only named by the next. */
export function endedPlan({ arrangement }: CaseState, why: "replaced" | "case-closed"): NewEvent[] {
  if (arrangement?.kind !== "plan") return [];
  const { id: planId, receivedMinor } = arrangement;
  return [{ type: "plan-ended", data: { planId, why, receivedMinor } }];
}

/** An instalment that need not be paid: its amount follows the last one, by the plan's own rule. */
export function skipInstalment(data: CommandOf<"skip-instalment">, state: CaseState, context: Context): NewEvent[] {
  const plan = requirePlan(data.planId, state);
  const { amountMinor } = requireUnpaid(data.no, plan);
  const house = houseOf(state, context);
  const dueOn = dayAfter(plan.terms.firstOn, plan.terms, lastDay(plan), house.calendar);
  const no = plan.instalments.length + 1;
  const added = { no, dueOn, amountMinor, breaksAt: endOfGrace(dueOn, plan.graceDays, house) };
  return [{ type: "instalment-skipped", data: { ...data, added } }];
}

/** An instalment that falls due later, before the next one does. */
export function moveInstalment(data: CommandOf<"move-instalment">, state: CaseState, context: Context): NewEvent[] {
  const { planId, no, reason } = data;
  const plan = requirePlan(planId, state);
  const one = requireUnpaid(no, plan);
  const house = houseOf(state, context);
  const { shift, firstOn } = plan.terms;
  const dueOn = shift ? nearestBankDay(data.dueOn, shift, house.calendar) : data.dueOn;
  if (dueOn < house.today || dueOn <= one.dueOn) {
    const facts = { dueOn, was: one.dueOn, today: house.today };
    throw new Refusal("in-the-past", "An instalment moves to a later day, today or after.", facts);
  }
  const next = plan.instalments.find((other) => other.no > no && other.is !== "skipped")?.dueOn;
  const before = next ?? dayAfter(firstOn, plan.terms, latest([one.dueOn, house.today]), house.calendar);
  if (dueOn >= before) {
    const sentence = `The next instalment is on ${before}: move this one to a day before it, or skip it.`;
    throw new Refusal("past-the-next", sentence, { dueOn, before });
  }
  return [
    {
      type: "instalment-moved",
      data: { planId, no, dueOn, breaksAt: endOfGrace(dueOn, plan.graceDays, house), reason },
    },
  ];
}

/** Somebody has looked at the plan; the next look is as asked, or by the portfolio's rule. */
export function reviewPlan(data: CommandOf<"review-plan">, state: CaseState, context: Context): NewEvent[] {
  const plan = requirePlan(data.planId, state);
  const { planId, note } = data;
  const review = reviewOf(data.reviewOn, lastDay(plan), houseOf(state, context));
  return [{ type: "plan-reviewed", data: { planId, note, ...review } }];
}

export function endPlan({ planId, reason }: CommandOf<"end-plan">, state: CaseState): NewEvent[] {
  const { receivedMinor } = requirePlan(planId, state);
  return [{ type: "plan-ended", data: { planId, why: "cancelled", receivedMinor, reason } }];
}

function requirePlan(planId: string, state: CaseState): Plan {
  requireOpen(state);
  const { arrangement } = state;
  if (arrangement?.kind === "plan" && arrangement.id === planId) return arrangement;
  throw new Refusal("no-such-plan", "This plan does not stand any more.", { planId });
}

function requireUnpaid(no: number, { instalments }: Plan): Instalment {
  const one = instalments.find((other) => other.no === no);
  if (!one) throw new Refusal("unknown-instalment", `The plan has no instalment ${no}.`, { no });
  if (one.is === "skipped") throw new Refusal("already-skipped", "This instalment is skipped already.", { no });
  if (one.receivedMinor >= one.amountMinor)
    throw new Refusal("already-paid", "This instalment is paid already.", { no });
  return one;
}

function lastDay({ instalments }: Plan): Day {
  return latest(instalments.map(({ dueOn }) => dueOn));
}

function latest(days: Day[]): Day {
  return days.toSorted().at(-1) ?? "";
}

function aboveDisposable(monthMinor: number, disposableMinor: number | null): Refusal {
  const sentence = "This asks for more a month than is left over. Give a reason, or make the instalments smaller.";
  return new Refusal("above-disposable", sentence, { monthMinor, disposableMinor });
}
