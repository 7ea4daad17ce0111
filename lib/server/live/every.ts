import { log, traitsOf } from "../log.ts";

export type Repeated = { now(): Promise<void>; stop(): void; lastDone(): number };

/**
 * Does the work every `milliseconds`, one at a time. `now` does it at once, or again right after the one under way, and
 * resolves when that is done. A failure is logged when it begins, and the work goes on.
 */
export function every(milliseconds: number, name: string, work: () => Promise<void>): Repeated {
  let lastDone = performance.now();
  let failing = false;
  let stopped = false;
  let underway: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  async function once(): Promise<void> {
    try {
      await work();
      lastDone = performance.now();
      if (failing) log().info({ name }, "works again");
      failing = false;
    } catch (error) {
      if (!failing && !stopped) log().warn({ error: traitsOf(error), name }, "failed; it tries again");
      failing = true;
    }
  }

  function start(): Promise<void> {
    underway = once().finally(() => {
      underway = null;
    });
    return underway;
  }

  function now(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (!underway) return start();
    next ??= underway.then(() => {
      next = null;
      return now();
    });
    return next;
  }

  const timer = setInterval(() => underway ?? void start(), milliseconds);
  return {
    now,
    lastDone: () => lastDone,
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
