/** When the customer may be contacted, and how often by telephone. */
import { type CalendarName, dayNumber, holidaysOf, weekdayOf } from "./days.ts";
import type { Window } from "./facts.ts";
import type { Limiting } from "./limits.ts";
import { countWithin, isOut } from "./past.ts";
import { defer, isAnswer, isLive, isSpoken, type Moment, type Prepare, type Refused } from "./rule.ts";
import type { Opening, Settings } from "./settings.ts";
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

/** The pack's opening hours in every zone; closed on the holidays of these calendars, if the pack says so. */
export function contactHours(calendars: readonly CalendarName[]): Prepare {
  const holidays = holidaysOf(calendars);
  return (facts, settings) => {
    if (!isLive(facts) || facts.purpose === "customer-requested") return null;
    const opening = openingsOf(settings, settings.closedOnHolidays ? holidays : NO_HOLIDAYS);
    return ({ locals }) => {
      for (const [index, local] of locals.entries()) {
        const refused = outside(opening(local.day), local, facts.zones[index]?.name);
        if (refused) return refused;
      }
      return null;
    };
  };
}

export const NO_HOLIDAYS: ReadonlySet<number> = new Set();

/** When a local day is open by the pack's hours and closed days. */
export function openingsOf(settings: Settings, holidays: ReadonlySet<number>): (day: number) => Opening {
  const closed = closedDaysOf(settings);
  return (day) => (holidays.has(day) || closed.has(day) ? null : (settings.hours[weekdayOf(day) - 1] ?? null));
}

const closedDays = new WeakMap<Settings, ReadonlySet<number>>();

function closedDaysOf(settings: Settings): ReadonlySet<number> {
  const known = closedDays.get(settings);
  if (known) return known;
  const days = settings.closedDays.length > 0 ? new Set(settings.closedDays.map(dayNumber)) : NO_HOLIDAYS;
  closedDays.set(settings, days);
  return days;
}

/** Refuses outside of one day's opening; `open` in minutes of the local day, null when the day is closed. */
export function outside(open: Opening, { time }: Local, zone: string | undefined): Refused | null {
  if (!open) return defer(`This day is closed for contact in ${zone}.`);
  if (time < open[0] * MINUTE) return defer(`Before ${clock(open[0])} for the customer in ${zone}.`);
  if (time >= open[1] * MINUTE) return defer(`After ${clock(open[1])} for the customer in ${zone}.`);
  return null;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Calls on one local day and on seven, over all debts: it is one person's telephone. */
export const callFrequency: Limiting = (facts, { callsPerDay, callsPerWeek }) => {
  if (!isSpoken(facts) || isAnswer(facts)) return [];
  const count = countWithin(facts, (one) => isOut(one) && isSpoken(one) && one.consented !== true);
  return [
    { most: callsPerDay, days: 1, of: "calls on this day", count },
    { most: callsPerWeek, days: 7, of: "calls in seven days", count },
  ];
};
