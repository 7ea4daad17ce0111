/** What a plan would be, from what is asked and the portfolio's rules: for the preview, and for the plan itself. */
import { type BankDays, bankDaysOf } from "./bank-days.ts";
import { addDays, addMonths, atLocalTime, type Day, localDay } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, portfolioOf, requireCurrency, requireDebt, requireOpen } from "./context.ts";
import { sayDay } from "./day-text.ts";
import type { EventData } from "./events.ts";
import { monthOf } from "./income-expenditure.ts";
import { type MoneyRules, moneyRulesOf } from "./money-rules.ts";
import { scheduleOf, type Terms } from "./plan-schedule.ts";
import { Refusal } from "./refusal.ts";

export type AskedPlan = Omit<CommandOf<"make-plan">, "overAffordable">;
export type ProposedPlan = Pick<EventData["plan-made"], "totalMinor" | "terms" | "instalments"> & {
  review: Review;
  /** What it asks a month, and what a month leaves over; null: not assessed. */
  monthMinor: number;
  disposableMinor: number | null;
  isAbove: boolean;
};
export type Review = { reviewOn?: Day; reviewAt?: string };
/** The portfolio as plans see it: its rules, its days, and which day it is there. */
export type House = BankDays & { rules: MoneyRules; today: Day };

const FIRST_WITHIN_DAYS = 366;
const REVIEW_AT = "08:00";

export function houseOf(state: CaseState, context: Pick<Context, "directory" | "now">): House {
  const portfolio = portfolioOf(context, state.portfolio);
  const today = localDay(context.now, portfolio.timeZone);
  return { ...bankDaysOf(portfolio), rules: moneyRulesOf(portfolio), today };
}

/** The plan that was asked for. Refuses what the portfolio's rules do not allow; affordability it only tells. */
export function proposePlan(asked: AskedPlan, state: CaseState, house: House): ProposedPlan {
  requireOpen(state);
  requireCurrency(state, asked.currency);
  requireDebt(state, asked.debtId);
  const totalMinor = totalOf(asked, state);
  const { instalmentMinor, firstMinor, firstOn } = asked;
  requireEnough(instalmentMinor, totalMinor, house.rules);
  requireFirst(asked, totalMinor, house.today);
  const terms = termsOf(asked);
  const amounts = { totalMinor, instalmentMinor, ...(firstMinor !== undefined && { firstMinor }) };
  const instalments = scheduleOf({ ...amounts, firstOn, terms }, { ...house, graceDays: house.rules.planGraceDays });
  const [first, last] = [instalments[0]?.dueOn ?? firstOn, instalments.at(-1)?.dueOn ?? firstOn];
  if (first < house.today) throw new Refusal("in-the-past", "A plan begins today or later.", { firstOn: first });
  requireShortEnough(last, house);
  const monthMinor = monthOf({ instalmentMinor, totalMinor }, terms.frequency);
  const disposableMinor = state.affordability?.disposableMinor ?? null;
  const isAbove = disposableMinor !== null && monthMinor > disposableMinor;
  return {
    totalMinor,
    terms,
    instalments,
    review: reviewOf(asked.reviewOn, last, house),
    monthMinor,
    disposableMinor,
    isAbove,
  };
}

/** When the plan is looked at again: as asked, or by the portfolio's rule while it still runs then. */
export function reviewOf(asked: Day | undefined, last: Day, house: House): Review {
  if (asked !== undefined && asked <= house.today) {
    throw new Refusal("in-the-past", "A plan is reviewed on a day to come.", { reviewOn: asked, today: house.today });
  }
  const byRule = addMonths(house.today, house.rules.planReviewMonths);
  const reviewOn = asked ?? (byRule < last ? byRule : undefined);
  return reviewOn === undefined ? {} : { reviewOn, reviewAt: atLocalTime(reviewOn, REVIEW_AT, house.timeZone) };
}

function termsOf({ frequency, firstOn, dayOfMonth, shift }: AskedPlan): Terms & { firstOn: Day } {
  return {
    frequency,
    firstOn,
    ...(frequency === "monthly" && dayOfMonth !== undefined && { dayOfMonth }),
    ...(shift && frequency !== "last-working-day" && { shift }),
  };
}

function totalOf({ totalMinor, debtId }: AskedPlan, { debts, balanceMinor }: CaseState): number {
  const owedMinor = debtId === undefined ? balanceMinor : (debts.find(({ id }) => id === debtId)?.balanceMinor ?? 0);
  if (owedMinor <= 0) throw new Refusal("nothing-owed", "Nothing is owed that a plan could be for.");
  if (totalMinor !== undefined && totalMinor > owedMinor) {
    throw new Refusal("more-than-owed", "A plan is not for more than what is owed.", { totalMinor, owedMinor });
  }
  return totalMinor ?? owedMinor;
}

function requireEnough(instalmentMinor: number, totalMinor: number, { planMinMinor }: MoneyRules): void {
  if (instalmentMinor >= Math.min(planMinMinor, totalMinor)) return;
  const facts = { instalmentMinor, leastMinor: planMinMinor };
  throw new Refusal("below-the-least", "The instalment is below the least that the portfolio takes.", facts);
}

function requireFirst({ firstMinor, firstOn }: AskedPlan, totalMinor: number, today: Day): void {
  if (firstMinor !== undefined && firstMinor > totalMinor) {
    const facts = { firstMinor, totalMinor };
    throw new Refusal("more-than-owed", "The first payment is not more than the whole plan.", facts);
  }
  if (firstOn < today) throw new Refusal("in-the-past", "A plan begins today or later.", { firstOn, today });
  const last = addDays(today, FIRST_WITHIN_DAYS);
  if (firstOn > last)
    throw new Refusal("too-far-ahead", `A plan begins by ${sayDay(last)} at the latest.`, { firstOn, last });
}

function requireShortEnough(lastOn: Day, { rules: { planMaxMonths }, today }: House): void {
  const latest = addMonths(today, planMaxMonths);
  if (lastOn <= latest) return;
  const sentence = `The last instalment would be on ${lastOn}; ${latest} is the latest.`;
  throw new Refusal("too-long", sentence, { lastOn, latest });
}
