import calendars from "../calendars.json" with { type: "json" };
import { DAY } from "./zone.ts";

/** Holidays of these calendars by their day, counted from 1970-01-01. The source of each calendar stands in its file. */
export type CalendarName = Exclude<keyof typeof calendars, "source" | "us-federal">;

/** Days since 1970-01-01 of a calendar date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** ISO weekday of a day counted from 1970-01-01, a Thursday: 1 is Monday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The holidays of some calendars together. */
export function holidaysOf(names: readonly CalendarName[]): ReadonlySet<number> {
  return new Set(names.flatMap((name) => datesOf(calendars[name])).map(dayNumber));
}

/** The day on which the `count`th business day after `from` falls; `from` itself does not count. */
export function businessDay(from: number, count: number, holidays: ReadonlySet<number>): number {
  let day = from;
  for (let left = count; left > 0; ) {
    day += 1;
    if (weekdayOf(day) < 6 && !holidays.has(day)) left -= 1;
  }
  return day;
}

/** A calendar lists its days by year, or all of them in one. */
function datesOf(calendar: Record<string, unknown>): string[] {
  return Object.entries(calendar).flatMap(([key, value]) =>
    typeof value === "string" ? [key] : Object.keys(value as Record<string, string>),
  );
}
