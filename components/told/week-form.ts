import { type Errors, type Read, readAs } from "#components/case-acts/read-form.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

export type WindowForm = { days: number[]; from: string; to: string };
export const WORKING_DAY: WindowForm = { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" };

/** What the editor holds, as the command takes it. "00:00" as an end is the end of the day. */
export function readWeek(windows: WindowForm[]): Read<CommandInput["state-inconvenient-times"]> {
  const errors: Errors = {};
  for (const [at, { days, from, to }] of windows.entries()) {
    if (days.length === 0) errors[`windows.${at}.days`] = "Choose a day.";
    if (from === "") errors[`windows.${at}.from`] = "Enter when it begins.";
    if (to === "") errors[`windows.${at}.to`] = "Enter when it ends.";
  }
  return readAs(errors, () => ({
    windows: windows.map(({ days, from, to }) => ({
      days: days.toSorted((a, b) => a - b),
      from,
      to: to === "00:00" ? "24:00" : to,
    })),
  }));
}

export function toggled(days: number[], day: number): number[] {
  return days.includes(day) ? days.filter((one) => one !== day) : [...days, day];
}

/** As a field of time holds it. */
export function windowForms(windows: readonly WindowForm[]): WindowForm[] {
  return windows.map(({ days, from, to }) => ({ days: [...days], from, to: to === "24:00" ? "00:00" : to }));
}
