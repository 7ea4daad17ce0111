import { dayKey, timeWords } from "#components/ui/time-words.ts";

/** "2026-12-04T17:00" as a datetime-local field holds it, read as a wall clock in `timeZone`. Null when it is no such text. */
export function instantOf(local: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)) return null;
  const asUtc = Date.parse(`${local.slice(0, 16)}:00.000Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset at the guess may differ from the offset at the answer when the clocks change in between: look twice.
  const once = asUtc - offsetMs(asUtc, timeZone);
  return new Date(asUtc - offsetMs(once, timeZone)).toISOString();
}

/** An instant as a datetime-local field holds it. */
export function localOf(at: string | number, timeZone: string): string {
  return `${dayKey(at, timeZone)}T${timeWords(at, timeZone)}`;
}

/** How far the zone's wall clock is ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return Date.parse(`${localOf(minute, timeZone)}:00.000Z`) - minute;
}

/** Which clock a time is typed on: "Time in New York". */
export function zoneHint(timeZone: string): string {
  return `Time in ${timeZone.replace(/^.*\//, "").replaceAll("_", " ")}`;
}
