import { ERASED } from "./erased.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "Mon to Fri 09:00 to 17:00; Sat whole day" */
export function windowsWords(
  windows: readonly { days: readonly number[]; from: string; to: string }[] | undefined,
): string {
  if (!windows) return ERASED;
  return windows
    .map(({ days, from, to }) => `${daysWords(days)} ${from === to ? "whole day" : `${from} to ${to}`}`)
    .join("; ");
}

function daysWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const names = sorted.map((day) => DAYS[day - 1] ?? "");
  const isRun = sorted.length > 2 && sorted.every((day, at) => at === 0 || day === (sorted[at - 1] ?? 0) + 1);
  return isRun ? `${names[0]} to ${names.at(-1)}` : names.join(", ");
}
