/** Instants as words, in a given time zone, by Intl only. Instants are ISO strings or ms; zones are IANA names. */
export type Instant = string | number;

const formats = new Map<string, Intl.DateTimeFormat>();

/** "10:31" */
export function timeWords(at: Instant, timeZone: string): string {
  return format(at, timeZone, { hour: "2-digit", minute: "2-digit" });
}

/** "10:31:04", for freshness. */
export function secondWords(at: Instant, timeZone: string): string {
  return format(at, timeZone, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

/** "Tuesday 24 November 2026" */
export function longDayWords(at: Instant, timeZone: string): string {
  return plain(format(at, timeZone, { weekday: "long", day: "numeric", month: "long", year: "numeric" }));
}

/** "Mon 28 Dec", with the year when it is not this one. */
export function dayWords(at: Instant, timeZone: string, now: Instant): string {
  const year = sameYear(at, now, timeZone) ? undefined : "numeric";
  return plain(format(at, timeZone, { weekday: "short", day: "numeric", month: "short", year }));
}

/** "09:14" today, "Wed 09:30" within six days, "28 Dec 09:30" further away. */
export function nearWords(at: Instant, timeZone: string, now: Instant): string {
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  if (days === 0) return timeWords(at, timeZone);
  if (Math.abs(days) < 7) return `${plain(format(at, timeZone, { weekday: "short" }))} ${timeWords(at, timeZone)}`;
  const year = sameYear(at, now, timeZone) ? undefined : "numeric";
  return `${plain(format(at, timeZone, { day: "numeric", month: "short", year }))} ${timeWords(at, timeZone)}`;
}

/** "Today, Tuesday 24 November 2026": the heading of a day in the timeline. */
export function dayHeading(at: Instant, timeZone: string, now: Instant): string {
  const days = dayNumber(now, timeZone) - dayNumber(at, timeZone);
  const lead = days === 0 ? "Today, " : days === 1 ? "Yesterday, " : "";
  return lead + longDayWords(at, timeZone);
}

/** The calendar day, "2026-11-24": for grouping. */
export function dayKey(at: Instant, timeZone: string): string {
  const parts = formatOf(timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(toMs(at));
  const part = (type: string) => parts.find((piece) => piece.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** A span as "12s", "48m", "3h 10m", "2d 3h". Negative spans count as zero. */
export function spanWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return `${Math.floor(Math.max(0, ms) / 1000)}s`;
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}h` : `${hours}h ${String(minutes % 60).padStart(2, "0")}m`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)}d` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

/** "4m ago", "just now". */
export function agoWords(at: Instant, now: Instant): string {
  const ms = toMs(now) - toMs(at);
  return ms < 60_000 ? "just now" : `${spanWords(ms)} ago`;
}

export function toMs(at: Instant): number {
  return typeof at === "number" ? at : Date.parse(at);
}

function dayNumber(at: Instant, timeZone: string): number {
  return Date.parse(`${dayKey(at, timeZone)}T00:00:00Z`) / 86_400_000;
}

function sameYear(a: Instant, b: Instant, timeZone: string): boolean {
  return dayKey(a, timeZone).slice(0, 4) === dayKey(b, timeZone).slice(0, 4);
}

function format(at: Instant, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(timeZone, options).format(toMs(at));
}

function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  formats.set(key, known);
  return known;
}

/** "Tue, 24 Sept" differs between engines' data; commas go, months have three letters. */
function plain(words: string): string {
  return words.replaceAll(",", "").replace("Sept ", "Sep ").replace(/Sept$/, "Sep");
}
