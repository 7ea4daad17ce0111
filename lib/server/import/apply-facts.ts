import { applyBatch } from "./apply-batch.ts";
import { isPaused } from "./pausing.ts";
import type { Run } from "./run.ts";
import { inOrder } from "./staged-cases.ts";

/** Enough that the database works while this process decides; each holds one connection. */
const LANES = 3;

/**
 * Applies all that was read, in the order of the cases' hashes, several batches at a time. False when it was stopped or
 * paused before the end.
 */
export async function applyFacts(run: Run, stopping: AbortSignal): Promise<boolean> {
  const broken = new AbortController();
  const stop = AbortSignal.any([stopping, broken.signal]);
  const next = inOrder(run.id);
  const lane = async () => {
    while (!stop.aborted && !(await isPaused(run.id))) {
      const batch = await next();
      if (batch.length === 0) return true;
      await applyBatch(run, batch, stop);
    }
    return false;
  };
  const ends = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch((error: unknown) => {
        broken.abort();
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return ends.every((end) => end.status === "fulfilled" && end.value);
}
