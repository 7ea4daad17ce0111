import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./database.ts";
import { log, traitsOf } from "./log.ts";

export type Looking = {
  everyMs: number;
  /** Before the first look. */
  firstMs?: number;
  /** After a look that failed, where that is to be longer. */
  afterFailureMs?: number;
  /** What is logged once when it begins to fail. */
  failed: string;
};

/**
 * Looks for work again and again, one look at a time, until it is stopped; the look that is under way is finished. At once
 * again while a look resolves to "more".
 */
export function lookAgain(looking: Looking, look: () => Promise<unknown>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = lookUntil(stopping.signal, looking, look);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function lookUntil(
  stopping: AbortSignal,
  { everyMs, firstMs = 0, afterFailureMs = everyMs, failed }: Looking,
  look: () => Promise<unknown>,
): Promise<void> {
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping }).catch(() => {});
  let failing = false;
  if (firstMs > 0) await rest(firstMs);
  while (!stopping.aborted) {
    const wait = await look().then(
      (found) => {
        failing = false;
        return found === "more" ? 0 : everyMs;
      },
      (error: unknown) => {
        if (!failing) log().warn({ code: errorCode(error), error: traitsOf(error) }, failed);
        failing = true;
        return afterFailureMs;
      },
    );
    if (wait > 0) await rest(wait);
  }
}
