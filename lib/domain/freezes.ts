/** Times for which no interest is charged: while a freezing hold stands, and while the case is closed. */
import type { Freeze } from "./case-state.ts";

/** Stands for the hold of a time in which the case was closed. */
export const CLOSED = "closed";

export function frozenFrom(freezes: Freeze[], freeze: Omit<Freeze, "until">): Freeze[] {
  return [...freezes, { ...freeze, until: null }];
}

export function frozenUntil(freezes: Freeze[], holdId: string, until: string): Freeze[] {
  return freezes.map((one) => (one.holdId === holdId && one.until === null ? { ...one, until } : one));
}
