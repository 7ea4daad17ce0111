import { Temporal } from "temporal-polyfill";
import { addDays, type CalendarId, type Day, endOfDay, holiday, type Instant } from "./calendar.ts";
import type { Jurisdiction } from "./codes.ts";

/** Where money moves: the days on which banks are closed, and whose midnight ends a day. */
export type BankDays = { calendar: CalendarId; timeZone: string };

/** The bank holidays of a portfolio's law. Scotland's and Northern Ireland's customers pay by the clearing of England and Wales. */
export const BANK_CALENDARS: Record<Jurisdiction, CalendarId> = {
  uk: "england-and-wales",
  us: "us-federal",
  za: "south-africa",
};

export function bankDaysOf({ jurisdiction, timeZone }: { jurisdiction: Jurisdiction; timeZone: string }): BankDays {
  return { calendar: BANK_CALENDARS[jurisdiction], timeZone };
}

/** Monday to Friday, and no holiday of the calendar (known for 2026 to 2028; after that only weekends are closed). */
export function isBankDay(day: Day, calendar: CalendarId): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 && holiday(day, calendar) === undefined;
}

/** The day itself when banks are open, else the nearest open one before or after it. */
export function nearestBankDay(day: Day, towards: "before" | "after", calendar: CalendarId): Day {
  const step = towards === "before" ? -1 : 1;
  let found = day;
  while (!isBankDay(found, calendar)) found = addDays(found, step);
  return found;
}

/** The end of the day and of so many days on which banks are open after it: what happens strictly before it is in time. */
export function endOfGrace(day: Day, graceDays: number, { calendar, timeZone }: BankDays): Instant {
  let last = day;
  for (let left = graceDays; left > 0; left--) last = nearestBankDay(addDays(last, 1), "after", calendar);
  return endOfDay(last, timeZone);
}
