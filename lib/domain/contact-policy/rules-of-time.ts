/** When the customer may be contacted, and how often by telephone. */
import { type CalendarName, holidaysOf, weekdayOf } from "./days.ts";
import type { Window } from "./facts.ts";
import { countWithin, isOut } from "./past.ts";
import { defer, isAnswer, isLive, isSpoken, type Moment, type Prepare, type Refused } from "./rule.ts";
import type { Local } from "./zone.ts";

const MINUTE = 60_000;

export const statedInconvenient: Prepare = ({ inconvenient, channel, recipient, purpose }) => {
  if (inconvenient.length === 0 || channel === "letter") return null;
  if (recipient !== "customer" || purpose === "customer-requested") return null;
  return (moment) =>
    inconvenient.some((window) => isWithin(window, moment))
      ? defer("The customer has said that this time is inconvenient.")
      : null;
};

function isWithin({ days, from, to }: Window, { locals }: Moment): boolean {
  return locals.some(({ day, time }) => {
    const today = days.includes(weekdayOf(day));
    if (from === to) return today;
    if (from < to) return today && from <= time && time < to;
    return (today && time >= from) || (days.includes(weekdayOf(day - 1)) && time < to);
  });
}

/** The pack's opening hours in every zone; closed on the holidays of these calendars. */
export function contactHours(calendars: readonly CalendarName[]): Prepare {
  const holidays = holidaysOf(calendars);
  return (facts, { hours }) => {
    if (!isLive(facts) || facts.purpose === "customer-requested") return null;
    return ({ locals }) => {
      for (const [index, local] of locals.entries()) {
        const open = holidays.has(local.day) ? null : (hours[weekdayOf(local.day) - 1] ?? null);
        const refused = outside(open, local, facts.zones[index]?.name);
        if (refused) return refused;
      }
      return null;
    };
  };
}

/** Refuses outside of one day's opening; `open` in minutes of the local day, null when the day is closed. */
export function outside(
  open: readonly [number, number] | null,
  { time }: Local,
  zone: string | undefined,
): Refused | null {
  if (!open) return defer(`This day is closed for contact in ${zone}.`);
  if (time < open[0] * MINUTE) return defer(`Before ${clock(open[0])} for the customer in ${zone}.`);
  if (time >= open[1] * MINUTE) return defer(`After ${clock(open[1])} for the customer in ${zone}.`);
  return null;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Calls on one local day and on seven, over all debts: it is one person's telephone. */
export const callFrequency: Prepare = (facts, { callsPerDay, callsPerWeek }) => {
  if (!isSpoken(facts) || isAnswer(facts)) return null;
  const calls = countWithin(facts, (one) => isOut(one) && isSpoken(one) && one.consented !== true);
  if (!calls) return null;
  return (moment) => {
    const [today, week] = [calls(moment, 1), calls(moment, 7)];
    if (today >= callsPerDay) return defer(`Called ${today} times on this day; at most ${callsPerDay} calls are made.`);
    if (week >= callsPerWeek)
      return defer(`Called ${week} times in seven days; at most ${callsPerWeek} calls are made.`);
    return null;
  };
};
