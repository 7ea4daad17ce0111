import { Temporal } from "temporal-polyfill";

/** A wall clock: `day` counts local dates from 1970-01-01, `time` is milliseconds since local midnight. */
export type Local = { day: number; time: number };
type Stretch = { from: number; to: number; offset: number };

export const DAY = 86_400_000;
const NONE = Number.POSITIVE_INFINITY;

/**
 * A time zone's clock. The library knows the zone's changes; between two of them a local time is an addition, so that
 * thousands of instants can be looked at for one decision.
 */
export class Zone {
  readonly name: string;
  readonly #known: Stretch[] = [];
  #last: Stretch = { from: NONE, to: NONE, offset: 0 };

  constructor(name: string) {
    this.name = name;
  }

  localOf(ms: number): Local {
    const local = ms + this.#stretchAt(ms).offset;
    const day = Math.floor(local / DAY);
    return { day, time: local - day * DAY };
  }

  dayOf(ms: number): number {
    return Math.floor((ms + this.#stretchAt(ms).offset) / DAY);
  }

  /** Every instant at which the wall clock may show `time` of `day`, and the changes of the clock around that day. */
  instantsOf(day: number, time: number): number[] {
    const wall = day * DAY + time;
    const [before, after] = [this.#stretchAt(wall - DAY), this.#stretchAt(wall + DAY)];
    if (before === after) return [wall - before.offset];
    return [wall - before.offset, wall - after.offset, before.to, after.from];
  }

  #stretchAt(ms: number): Stretch {
    if (this.#last.from <= ms && ms < this.#last.to) return this.#last;
    let found = this.#known.find(({ from, to }) => from <= ms && ms < to);
    if (!found) {
      found = stretchOf(this.name, ms);
      this.#known.push(found);
    }
    this.#last = found;
    return found;
  }
}

const zones = new Map<string, Zone>();

/** Throws RangeError for a name that is no IANA time zone. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  if (!/^[A-Za-z]/.test(name)) throw new RangeError(`not an IANA time zone: ${name}`);
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  const zone = new Zone(name);
  zones.set(name, zone);
  return zone;
}

function stretchOf(name: string, ms: number): Stretch {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
  const next = at.getTimeZoneTransition("next")?.epochMilliseconds ?? NONE;
  const from = at.add({ nanoseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds ?? -NONE;
  return { from, to: next, offset: at.offsetNanoseconds / 1_000_000 };
}
