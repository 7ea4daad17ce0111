import { setTimeout as pause } from "node:timers/promises";

/** By two clocks, because one of them stands still while a machine sleeps. */
export type Mark = { steady: number; wall: number };

export function mark(): Mark {
  return { steady: performance.now(), wall: Date.now() };
}

/** Milliseconds since then, by the clock that went further. */
export function since({ steady, wall }: Mark): number {
  return Math.max(performance.now() - steady, Date.now() - wall);
}

/** Until that instant of the steady clock. Throws an AbortError when it is stopped before. */
export async function sleepUntil(steady: number, signal?: AbortSignal): Promise<void> {
  const left = steady - performance.now();
  if (left > 0) await pause(left, undefined, { signal });
}
