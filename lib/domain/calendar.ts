import { Temporal } from "temporal-polyfill";
import calendars from "./calendars.json" with { type: "json" };
import { remembered } from "./remembered.ts";

/** A moment: UTC, ISO 8601 with exactly three decimals and Z. In this form text order is time order. */
export type Instant = string;
/** A calendar date, `YYYY-MM-DD`, in whatever zone its owner names. */
export type Day = string;

export const calendarIds = [
  "england-and-wales",
  "scotland",
  "northern-ireland",
  "south-africa",
  "us-federal",
  "none",
] as const;
export type CalendarId = (typeof calendarIds)[number];

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** A team's week: opening spans per weekday in local time, `["09:00", "17:30"]`; an end may be `"24:00"`. Holidays of the calendar are closed. */
export type WorkingHours = {
  timeZone: string;
  calendar: CalendarId;
  hours: Partial<Record<Weekday, [start: string, end: string][]>>;
};

const MINUTE = 60_000;
const SEARCH_DAYS = 3_660;

/**
 * The instant at which `minutes` of working time have passed since `from`. Outside working hours the count starts at the next
 * opening. Minutes are elapsed ones, so a change of the clocks neither gives nor takes any. A span counts its closing instant:
 * 60 minutes from 16:00 end at 17:00 sharp, not at tomorrow's opening.
 *
 * Throws RangeError for negative or non-finite minutes, for a week without hours, and when ten years of days do not suffice.
 */
export function addWorkingMinutes(from: Instant, minutes: number, hours: WorkingHours): Instant {
  const known = counted.get(hours) ?? new Map<string, Instant>();
  counted.set(hours, known);
  return remembered(known, `${from} ${minutes}`, () => countMinutes(from, minutes, hours));
}

/** An import opens thousands of cases at the same few instants, and a count takes as long as all the rest of a decision. */
const counted = new WeakMap<WorkingHours, Map<string, Instant>>();

function countMinutes(from: Instant, minutes: number, hours: WorkingHours): Instant {
  if (!(minutes >= 0 && Number.isFinite(minutes)))
    throw new RangeError(`working minutes must be 0 or more: ${minutes}`);
  const week = readWeek(hours);
  const start = epoch(from);
  let left = Math.round(minutes * MINUTE);
  let day = plainDay(start, hours.timeZone);
  for (let searched = 0; searched < SEARCH_DAYS; searched++) {
    for (const [opens, closes] of openings(day, week, hours)) {
      const begin = Math.max(opens, start);
      if (begin > closes) continue;
      if (left <= closes - begin) return instant(begin + left);
      left -= closes - begin;
    }
    day = day.add({ days: 1 });
  }
  throw new RangeError(`the working hours do not hold ${minutes} minutes within ten years from ${from}`);
}

/**
 * Minutes of working time from `a` to `b`, with fractions for parts of a minute; negative when `b` is before `a`.
 * `workingMinutesBetween(a, addWorkingMinutes(a, m, hours), hours)` is `m`. Throws RangeError for a week without hours.
 */
export function workingMinutesBetween(a: Instant, b: Instant, hours: WorkingHours): number {
  if (b < a) return -workingMinutesBetween(b, a, hours);
  const week = readWeek(hours);
  const [start, end] = [epoch(a), epoch(b)];
  const last = plainDay(end, hours.timeZone);
  let worked = 0;
  for (let day = plainDay(start, hours.timeZone); !isAfter(day, last); day = day.add({ days: 1 })) {
    for (const [opens, closes] of openings(day, week, hours)) {
      worked += Math.max(0, Math.min(closes, end) - Math.max(opens, start));
    }
  }
  return worked / MINUTE;
}

/** Is somebody at work at this instant? Opening instants count, closing instants do not. Throws RangeError for a week without hours. */
export function isWorkingTime(at: Instant, hours: WorkingHours): boolean {
  const ms = epoch(at);
  const day = plainDay(ms, hours.timeZone);
  return openings(day, readWeek(hours), hours).some(([opens, closes]) => opens <= ms && ms < closes);
}

/** The holiday's name when the calendar has this day as one, otherwise undefined. Known for 2026 to 2028 (calendars.json). */
export function holiday(day: Day, calendar: CalendarId): string | undefined {
  return holidays[calendar].get(day);
}

/** The first instant of the next local day: what happens strictly before it still happens on `day`. */
export function endOfDay(day: Day, timeZone: string): Instant {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return instant(next.toZonedDateTime(timeZone).epochMilliseconds);
}

/** The calendar date in a zone at an instant. */
export function localDay(at: Instant, timeZone: string): Day {
  return plainDay(epoch(at), timeZone).toString();
}

/** The instant of a local wall time `HH:MM`. Where clocks spring over it, the instant of the change; where it comes twice, the first. */
export function atLocalTime(day: Day, time: string, timeZone: string): Instant {
  return remembered(localTimes, `${day} ${time} ${timeZone}`, () =>
    instant(wallTime(Temporal.PlainDate.from(day), minuteOfDay(time), timeZone)),
  );
}

const localTimes = new Map<string, Instant>();

/** Is the text a real calendar date of the form YYYY-MM-DD (years 0001 to 9999)? */
export function isDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts || parts[1] === "0000") return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Is the text an instant in the one stored form, `YYYY-MM-DDTHH:MM:SS.mmmZ`, and a real one? */
export function isInstant(text: string): text is Instant {
  return /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(text) && isDay(text.slice(0, 10));
}

/** Is the text the exact name of an IANA time zone ("Europe/London"; not "europe/london", not "+01:00")? */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId === text;
  } catch {
    return false; // the constructor's RangeError is the only answer that Temporal gives to an unknown zone
  }
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one day (inclusive) to another (exclusive); below zero backwards. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
}

/** The same day so many months later, or that month's last when it has no such day. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** The instant `minutes` of elapsed time later (earlier when negative), by the clock and not by working hours. */
export function plusMinutes(at: Instant, minutes: number): Instant {
  return instant(epoch(at) + Math.round(minutes * MINUTE));
}

/** The earliest of the instants that are there, or null when none is. */
export function minInstant(...instants: (Instant | null | undefined)[]): Instant | null {
  return instants.reduce<Instant | null>((least, at) => (at && (least === null || at < least) ? at : least), null);
}

type Week = [start: number, end: number][][]; // minutes of the day, by weekday, in order, not touching

function readWeek({ hours }: WorkingHours): Week {
  const week = weekdays.map((weekday) => merged((hours[weekday] ?? []).map((span) => readSpan(span, weekday))));
  if (week.every((spans) => spans.length === 0))
    throw new RangeError("the working hours are empty: name at least one span on one weekday");
  return week;
}

function readSpan([start, end]: [string, string], weekday: Weekday): [number, number] {
  const span: [number, number] = [minuteOfDay(start), minuteOfDay(end)];
  if (span[0] >= span[1])
    throw new RangeError(`working hours on ${weekday} must end after they start: ${start} to ${end}`);
  return span;
}

function merged(spans: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else result.push([start, end]);
  }
  return result;
}

function minuteOfDay(time: string): number {
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) throw new RangeError(`not a time of day as HH:MM: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function openings(
  day: Temporal.PlainDate,
  week: Week,
  { timeZone, calendar }: WorkingHours,
): [opens: number, closes: number][] {
  const spans = week[day.dayOfWeek - 1] ?? [];
  if (spans.length === 0 || holidays[calendar].has(day.toString())) return [];
  return spans
    .map(([start, end]): [number, number] => [wallTime(day, start, timeZone), wallTime(day, end, timeZone)])
    .filter(([opens, closes]) => opens < closes); // the clocks may spring over the whole span
}

function wallTime(day: Temporal.PlainDate, minutes: number, timeZone: string): number {
  if (minutes === 24 * 60) return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const wanted = day.toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  const found = wanted.toZonedDateTime(timeZone);
  if (found.hour * 60 + found.minute === minutes) return found.epochMilliseconds;
  // The clocks spring over the wanted time, and what is found stands so far behind the change: at it for the first minute.
  return (found.add({ nanoseconds: 1 }).getTimeZoneTransition("previous") ?? found).epochMilliseconds;
}

function plainDay(ms: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate();
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

function epoch(at: Instant): number {
  return Temporal.Instant.from(at).epochMilliseconds;
}

function instant(ms: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 });
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const holidays: Record<CalendarId, ReadonlyMap<Day, string>> = {
  "england-and-wales": flat(calendars["england-and-wales"]),
  scotland: flat(calendars.scotland),
  "northern-ireland": flat(calendars["northern-ireland"]),
  "south-africa": flat(calendars["south-africa"]),
  "us-federal": flat(calendars["us-federal"]),
  none: new Map(),
};

function flat(years: Record<string, Record<string, string>>): ReadonlyMap<Day, string> {
  return new Map(Object.values(years).flatMap((days) => Object.entries(days)));
}
