import { WEEKDAYS } from "#components/told/weekdays.ts";
import type { ContactFacts } from "#lib/domain/case.ts";
import { POINT_FAILURES } from "#lib/domain/contact-words.ts";

type Window = ContactFacts["inconvenient"][number];
type Point = ContactFacts["points"][keyof ContactFacts["points"]];

/** "Verified", "Wrong number", "Not verified": what is known of a contact point, and that there is one. */
export function pointWords(mask: string | undefined, point: Point): string {
  if (mask === undefined) return "None on record";
  if (point?.failed) return POINT_FAILURES[point.failed];
  return point?.verified ? "Verified" : "Not verified";
}

/** "Mon to Fri 09:00 to 17:00; Sun all day". */
export function windowsWords(windows: readonly Window[]): string {
  return windows.map(({ days, from, to }) => `${daysWords(days)} ${hoursWords(from, to)}`).join("; ");
}

function daysWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? 0;
  if (sorted.length === 7) return "Every day";
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  return isRun ? `${nameOf(first)} to ${nameOf(last)}` : sorted.map(nameOf).join(", ");
}

function hoursWords(from: string, to: string): string {
  if (from === "00:00" && to === "24:00") return "all day";
  if (from === "00:00") return `before ${to}`;
  return to === "24:00" ? `after ${from}` : `${from} to ${to}`;
}

function nameOf(day: number): string {
  return WEEKDAYS[day - 1] ?? "";
}
