import type { ContactOutcome } from "../../domain/contact-commands.ts";

/** So often a message is handed over at most: then it has failed. */
export const MOST_ATTEMPTS = 8;

const FIRST_MS = 5_000;
const LONGEST_MS = 60 * 60_000;

/**
 * Milliseconds until a message that its provider did not take is tried again: twice as long each time, spread by half on
 * either side so that those put off together do not come back together, and never before the provider wants it.
 * `chance` is from 0 to 1.
 */
export function backOff(attempt: number, askedMs = 0, chance = Math.random()): number {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(Math.max(wait, askedMs) * (askedMs > wait ? 1 + chance / 2 : 0.5 + chance));
}

/** It surely was not taken: it is tried again, so often. */
export function notTaken(attempt: number, code: string, askedMs = 0): ContactOutcome {
  if (attempt >= MOST_ATTEMPTS) return { is: "failed", code };
  return { is: "put-off", code, retryAt: new Date(Date.now() + backOff(attempt, askedMs)).toISOString() };
}
