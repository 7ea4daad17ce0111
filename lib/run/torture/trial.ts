import { setTimeout as pause } from "node:timers/promises";
import { Chance } from "../trial/chance.ts";

const LONGEST_END_MS = 20_000;

/** One figure of a run; with a limit it is a demand. */
export type Measure = { what: string; value: number | string; limit?: number };
/** What came of a scenario. It passed when there is no fault. */
export type Outcome = { measures: Measure[]; faults: string[] };

/** One of the torture's scenarios: what is done to Baton, and what it must do nevertheless. */
export type Scenario = {
  /** As `--only` names it: the number of the failure mode, or a word. */
  id: string;
  name: string;
  /** What is done to it, in a few words. */
  injected: string;
  /** At most so long before it counts as hung. */
  minutes: number;
  run(trial: Trial): Promise<void>;
};

/** One run of a scenario: its chance, its size, what it measures and what it finds wrong. */
export class Trial {
  readonly seed: number;
  readonly chance: Chance;
  readonly short: boolean;
  readonly outcome: Outcome = { measures: [], faults: [] };
  #endings: (() => unknown)[] = [];

  constructor(seed: number, short: boolean) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.short = short;
  }

  /** So many, or about a tenth of them in a short run. */
  many(whole: number, short = Math.ceil(whole / 10)): number {
    return this.short ? short : whole;
  }

  measure(what: string, value: number | string): void {
    this.outcome.measures.push({ what, value: typeof value === "number" ? rounded(value) : value });
  }

  /** Measures, and finds fault with more than the limit. */
  atMost(what: string, value: number, limit: number): void {
    this.outcome.measures.push({ what, value: rounded(value), limit });
    if (!(value <= limit)) this.fault(`${what}: ${rounded(value)}, more than ${limit}`);
  }

  /** Finds fault with each of these. */
  none(what: string, found: readonly string[]): void {
    for (const one of found.slice(0, 5)) this.fault(`${what}: ${one}`);
    if (found.length > 5) this.fault(`${what}: ${found.length - 5} more`);
  }

  must(what: string, holds: boolean): void {
    if (!holds) this.fault(`not so: ${what}`);
  }

  fault(what: string): void {
    this.outcome.faults.push(what);
  }

  /** Done at the end, whatever happens; the latest first. */
  atEnd(end: () => unknown): void {
    this.#endings.push(end);
  }

  /** One that hangs must not keep the processes behind it alive. */
  async end(): Promise<void> {
    for (const end of this.#endings.splice(0).toReversed())
      await Promise.race([end(), pause(LONGEST_END_MS, undefined, { ref: false })]);
  }
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
