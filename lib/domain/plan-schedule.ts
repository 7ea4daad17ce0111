/** When the instalments of a plan fall, and how much each of them is. Pure; days are the portfolio's, money is minor units. */
import { Temporal } from "temporal-polyfill";
import { type BankDays, endOfGrace, nearestBankDay } from "./bank-days.ts";
import type { CalendarId, Day } from "./calendar.ts";
import type { Frequency } from "./money-words.ts";
import { Refusal } from "./refusal.ts";

export const MOST_INSTALMENTS = 600;

export type Terms = { frequency: Frequency; dayOfMonth?: number; shift?: "before" | "after" };
export type Instalment = { no: number; dueOn: Day; amountMinor: number; breaksAt: string };
export type Asked = {
  totalMinor: number;
  instalmentMinor: number;
  /** Another amount first. */
  firstMinor?: number;
  firstOn: Day;
  terms: Terms;
};

/**
 * The instalments: equal ones, the first another amount where asked, and the last whatever is left, to the minor unit; they
 * add up to the total. Days are strictly in order. Refuses more than 600, naming the smallest instalment that fits.
 */
export function scheduleOf(asked: Asked, house: BankDays & { graceDays: number }): Instalment[] {
  const amounts = amountsOf(asked);
  const days = daysOf(asked.firstOn, asked.terms, amounts.length, house.calendar);
  return amounts.map((amountMinor, at) => {
    const dueOn = days[at] as Day;
    return { no: at + 1, dueOn, amountMinor, breaksAt: endOfGrace(dueOn, house.graceDays, house) };
  });
}

/** The day that follows the last of these by the rule of the plan: where a skipped instalment goes. */
export function dayAfter(firstOn: Day, terms: Terms, last: Day, calendar: CalendarId): Day {
  for (let at = 0; ; at++) {
    const day = ruledDay(firstOn, terms, at, calendar);
    if (day > last) return day;
  }
}

const WEEKS: Partial<Record<Frequency, number>> = { weekly: 1, fortnightly: 2, "four-weekly": 4 };

function amountsOf({ totalMinor, instalmentMinor, firstMinor }: Asked): number[] {
  const first = Math.min(firstMinor ?? instalmentMinor, totalMinor);
  const after = totalMinor - first;
  const times = 1 + Math.ceil(after / instalmentMinor);
  if (times > MOST_INSTALMENTS) {
    const smallest = firstMinor === undefined ? totalMinor / MOST_INSTALMENTS : after / (MOST_INSTALMENTS - 1);
    throw tooMany(times, Math.ceil(smallest));
  }
  const last = after - instalmentMinor * (times - 2);
  return Array.from({ length: times }, (_, at) => (at === 0 ? first : at < times - 1 ? instalmentMinor : last));
}

function tooMany(instalments: number, smallestMinor: number): Refusal {
  const sentence = `That would be ${instalments} instalments; ${MOST_INSTALMENTS} is the most.`;
  return new Refusal("too-many-instalments", sentence, { instalments, most: MOST_INSTALMENTS, smallestMinor });
}

/** The first `count` days of the rule. A day that a shift puts on the one before it, or earlier, falls out. */
function daysOf(firstOn: Day, terms: Terms, count: number, calendar: CalendarId): Day[] {
  const days: Day[] = [];
  for (let at = 0; days.length < count; at++) {
    const day = ruledDay(firstOn, terms, at, calendar);
    if (day > (days.at(-1) ?? "")) days.push(day);
  }
  return days;
}

/** The day of the `at`-th turn of the rule, counted from the first, so that no day drifts: 31, 28, 31 and not 31, 28, 28. */
function ruledDay(firstOn: Day, terms: Terms, at: number, calendar: CalendarId): Day {
  if (terms.frequency === "last-working-day") return lastBankDay(firstOn, at, calendar);
  const day = meantDay(firstOn, terms, at);
  return terms.shift ? nearestBankDay(day, terms.shift, calendar) : day;
}

function meantDay(firstOn: Day, { frequency, dayOfMonth }: Terms, at: number): Day {
  const first = Temporal.PlainDate.from(firstOn);
  const weeks = WEEKS[frequency];
  if (weeks) return first.add({ weeks: weeks * at }).toString();
  if (at === 0) return firstOn;
  const month = first.with({ day: 1 }).add({ months: at });
  return month.with({ day: Math.min(dayOfMonth ?? first.day, month.daysInMonth) }).toString();
}

/** The last day of a month on which banks are open: of the month of `firstOn`, or the next when that is over by then. */
function lastBankDay(firstOn: Day, at: number, calendar: CalendarId): Day {
  const first = Temporal.PlainDate.from(firstOn);
  const offset = endingOf(first, calendar) >= firstOn ? 0 : 1;
  return endingOf(first.with({ day: 1 }).add({ months: at + offset }), calendar);
}

function endingOf(month: Temporal.PlainDate, calendar: CalendarId): Day {
  return nearestBankDay(month.with({ day: month.daysInMonth }).toString(), "before", calendar);
}
