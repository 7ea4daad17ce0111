import type { ChildProcess } from "node:child_process";
import type { DemoDay } from "../../domain/demo-day.ts";
import type { DayPlayer } from "../demo-day.ts";
import { log } from "../log.ts";

export type DayTimes = { playMs: number; aloneMs: number; lookMs: number; patienceMs: number };
type Stage = {
  launch: () => ChildProcess;
  /** Ids of the people who look on now. */
  watching: () => string[];
  tell: (day: DemoDay) => void;
};

const TIMES: DayTimes = { playMs: 20 * 60_000, aloneMs: 45_000, lookMs: 5_000, patienceMs: 7_000 };
const NOTHING: DemoDay = { playing: false, until: null, startedBy: null };

/** Plays the day in a process of its own, until somebody stops it, its time is up, or nobody has looked on for a while. */
export class DayPlay implements DayPlayer {
  readonly #stage: Stage;
  readonly #times: DayTimes;
  #day: DemoDay = NOTHING;
  #child: ChildProcess | null = null;
  /** The one before, told to end and perhaps still at it. */
  #leaving: ChildProcess | null = null;
  #timers: NodeJS.Timeout[] = [];

  constructor(stage: Stage, times: Partial<DayTimes> = {}) {
    this.#stage = stage;
    this.#times = { ...TIMES, ...times };
  }

  read(): DemoDay {
    return this.#day;
  }

  watching(): string[] {
    return this.#stage.watching();
  }

  start(by: string): void {
    if (this.#child) return;
    // However often it is switched, there are never more than two of them.
    this.#leaving?.kill("SIGKILL");
    const child = this.#stage.launch();
    this.#child = child;
    child.once("error", () => this.#ended(child, null));
    child.once("exit", (code) => this.#ended(child, code));
    const { playMs } = this.#times;
    this.#timers = [setTimeout(() => this.stop(), playMs).unref(), this.#lookOut()];
    this.#say({ playing: true, until: new Date(Date.now() + playMs).toISOString(), startedBy: by });
  }

  stop(): void {
    const child = this.#child;
    if (!child) return;
    this.#over();
    this.#leaving = child;
    child.kill("SIGTERM");
    const last = setTimeout(() => child.kill("SIGKILL"), this.#times.patienceMs).unref();
    child.once("exit", () => clearTimeout(last));
  }

  #ended(child: ChildProcess, code: number | null): void {
    if (this.#child !== child) return;
    log().warn({ code }, "the demo's day ended by itself");
    this.#over();
  }

  #over(): void {
    this.#child = null;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#say(NOTHING);
  }

  #lookOut(): NodeJS.Timeout {
    const { aloneMs, lookMs } = this.#times;
    let seenAt = performance.now();
    const look = () => {
      if (this.watching().length > 0) seenAt = performance.now();
      else if (performance.now() - seenAt > aloneMs) this.stop();
    };
    return setInterval(look, lookMs).unref();
  }

  #say(day: DemoDay): void {
    this.#day = day;
    this.#stage.tell(day);
  }
}
