import type { Facts } from "./facts.ts";
import type { Check, Moment } from "./rule.ts";
import { quietZones } from "./rules-of-us.ts";
import type { Settings } from "./settings.ts";
import { DAY } from "./zone.ts";

const MINUTE = 60_000;
const HORIZON_DAYS = 90;
const STRIDE = 4 * DAY;

/**
 * The first whole minute after `facts.at`, and not later than 90 days after it, at which every check allows; null when
 * there is none. Only instants at which some rule can let go are looked at: openings, midnights, ends and beginnings.
 */
export function firstAllowed(facts: Facts, settings: Settings, checks: readonly Check[]): number | null {
  for (const at of candidates(facts, settings)) {
    const moment = momentOf(facts, at);
    if (checks.every((check) => check(moment) === null)) return at;
  }
  return null;
}

/** An instant with the customer's wall clocks. */
export function momentOf({ zones }: Facts, at: number): Moment {
  return { at, locals: zones.map((zone) => zone.localOf(at)) };
}

/** Every whole minute at which some rule can stop refusing, in order; a few days at a time, because most answers are near. */
function* candidates(facts: Facts, settings: Settings): Generator<number> {
  const last = facts.at + HORIZON_DAYS * DAY;
  const times = openingTimes(facts, settings);
  const fixed = edges(facts);
  for (let from = facts.at; from < last; from += STRIDE) {
    const to = Math.min(last, from + STRIDE);
    const found = [...wallClock(facts, times, from, to), ...fixed]
      .map((ms) => Math.ceil(ms / MINUTE) * MINUTE)
      .filter((ms) => ms > from && ms <= to);
    yield* found.sort((a, b) => a - b);
  }
}

/** Local midnights, openings and ends of stated windows, as milliseconds of the local day. */
function openingTimes({ inconvenient }: Facts, { hours }: Settings): number[] {
  const openings = hours.flatMap((open) => (open ? [open[0] * MINUTE] : []));
  return [...new Set([0, ...openings, ...inconvenient.map(({ to }) => to)])];
}

/** Those times in every zone on every local day that touches the stretch. */
function wallClock(facts: Facts, times: number[], from: number, to: number): number[] {
  const found: number[] = [];
  for (const zone of quietZones(facts)) {
    const last = zone.dayOf(to + MINUTE);
    for (let day = zone.dayOf(from); day <= last; day++) {
      for (const time of times) found.push(...zone.instantsOf(day, time));
    }
  }
  return found;
}

/** Instants in the facts: a hold ends, a contact that answers lies ahead. */
function edges({ holds, history, at }: Facts): number[] {
  const ends = holds.map(({ until }) => until).filter(Number.isFinite);
  return ends.concat(history.map((one) => one.at).filter((ms) => ms > at));
}
