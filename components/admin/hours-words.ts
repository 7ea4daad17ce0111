/** A team's week as one line to read, and as text per day to type. */
import type { Hours } from "#components/admin/admin-data.ts";
import type { Weekday } from "#lib/domain/calendar.ts";

export const DAYS: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
export const WEEK = Object.keys(DAYS) as Weekday[];

/** "Mon–Fri 09:00–17:30, Sat 10:00–12:00": days with the same hours in one run. */
export function weekWords(hours: Hours): string {
  const runs: { from: Weekday; to: Weekday; spans: string }[] = [];
  let before: Weekday | null = null;
  for (const day of WEEK) {
    const spans = dayWords(hours, day);
    const run = runs.at(-1);
    if (spans !== "" && run?.to === before && run?.spans === spans) run.to = day;
    else if (spans !== "") runs.push({ from: day, to: day, spans });
    before = day;
  }
  return runs.map(({ from, to, spans }) => `${short(from)}${from === to ? "" : `–${short(to)}`} ${spans}`).join(", ");
}

/** "09:00–12:00 and 13:00–17:30"; empty on a closed day. */
export function dayWords(hours: Hours, day: Weekday): string {
  return (hours[day] ?? []).map(([start, end]) => `${start}–${end}`).join(" and ");
}

/** Reads what somebody typed for a day: spans such as 09:00-17:30, between commas or "and". Null when it is no such thing. */
export function readDay(text: string): [string, string][] | null {
  const parts = text.split(/,|\band\b/).map((part) => part.trim());
  const spans: [string, string][] = [];
  for (const part of parts.filter((one) => one !== "")) {
    const found = /^(\d{1,2}:\d{2})\s*[-–—]\s*(\d{1,2}:\d{2})$/.exec(part);
    if (!found?.[1] || !found[2]) return null;
    spans.push([found[1].padStart(5, "0"), found[2].padStart(5, "0")]);
  }
  return spans;
}

function short(day: Weekday): string {
  return DAYS[day].slice(0, 3);
}
