/** Simple interest on the principal, for the days that no freezing hold covers; exact, what of a minor unit is left is carried on. */
import { Temporal } from "temporal-polyfill";
import { afterFacts } from "./after-facts.ts";
import { addDays, atLocalTime, daysBetween, localDay } from "./calendar.ts";
import type { CaseState, DebtState, Freeze } from "./case.ts";
import { chargeOn } from "./charge-fact.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, debtIn, portfolioOf, requireDebt, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { Refusal } from "./refusal.ts";

/** A year's days times the basis points of the whole: what a day of principal times basis points is divided by. */
export const CARRY_OF = 365 * 10_000;

/**
 * Sets the yearly rate, in basis points, from a day on; what had accrued by the old rate is charged first. No day is charged
 * twice: from a day that is charged already, the new rate begins after it.
 */
export function setInterest(data: CommandOf<"set-interest">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  const today = todayOf(state, context);
  const asked = data.from ?? today;
  if (asked > today)
    throw new Refusal("in-the-future", "Interest is set from today, or from a day before.", { from: asked });
  const { annualBps, debtId } = data;
  const charges = accruedOf(debtId, state, context);
  const { interestTo } = debtIn(afterFacts(state, charges, context), debtId);
  const from = interestTo !== undefined && interestTo > asked ? interestTo : asked;
  return [
    ...charges,
    { type: "interest-set", data: { debtId, annualBps, from, nextAt: firstOfNextMonth(state, context) } },
  ];
}

/** What has accrued on one debt until today (exclusive) and is not charged yet. */
export function accruedOf(debtId: string, state: CaseState, context: Context): NewEvent[] {
  return accrued({ ...state, debts: state.debts.filter(({ id }) => id === debtId) }, context);
}

/** What has accrued on each debt until today (exclusive) and is not charged yet. */
export function accrued(state: CaseState, context: Context): NewEvent[] {
  const today = todayOf(state, context);
  return state.debts.flatMap((debt) => accruedOn(debt, today, state, context));
}

function accruedOn(debt: DebtState, today: string, state: CaseState, context: Context): NewEvent[] {
  const { interest, heads } = debt;
  if (!interest || interest.accruedTo >= today) return [];
  const { timeZone } = portfolioOf(context, state.portfolio);
  const days = daysBetween(interest.accruedTo, today);
  const frozenDays = frozen(state.freezes, debt.id, interest.accruedTo, days, timeZone);
  const perDay = BigInt(Math.max(0, heads.principal)) * BigInt(interest.annualBps);
  const exact = perDay * BigInt(days - frozenDays) + BigInt(interest.carry);
  const amount = Number(exact / BigInt(CARRY_OF));
  const carry = Number(exact % BigInt(CARRY_OF));
  const frozenMinor = Number((perDay * BigInt(frozenDays)) / BigInt(CARRY_OF));
  const nextAt = firstOfNextMonth(state, context);
  const period = { from: interest.accruedTo, to: today, frozenDays, carry, carryOf: CARRY_OF, nextAt };
  return [chargeOn(debt, "interest", amount, context, { period, frozenMinor })];
}

/** How many of the days, from the first on, touch a time for which nothing is charged. */
function frozen(freezes: readonly Freeze[], debtId: string, first: string, days: number, timeZone: string): number {
  const own = freezes
    .filter((one) => one.debtId === undefined || one.debtId === debtId)
    .map(({ from, until }) => ({ from: localDay(from, timeZone), until: until && localDay(until, timeZone) }));
  if (own.length === 0) return 0;
  let count = 0;
  for (let at = 0, day = first; at < days; at += 1, day = addDays(day, 1))
    if (own.some(({ from, until }) => from <= day && (until === null || day <= until))) count += 1;
  return count;
}

function todayOf(state: CaseState, context: Context): string {
  return localDay(context.now, portfolioOf(context, state.portfolio).timeZone);
}

/** Of the month in which it is recorded, so that it lies ahead whenever what is told has happened. */
function firstOfNextMonth(state: CaseState, { at, directory }: Context): string {
  const { timeZone } = portfolioOf({ directory }, state.portfolio);
  const first = Temporal.PlainDate.from(localDay(at, timeZone)).with({ day: 1 }).add({ months: 1 }).toString();
  return atLocalTime(first, "00:00", timeZone);
}
