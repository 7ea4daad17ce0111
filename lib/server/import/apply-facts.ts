import { traced } from "../traced.ts";
import { applyBatch } from "./apply-batch.ts";
import { isPaused } from "./pausing.ts";
import type { Run } from "./run.ts";
import { inOrder } from "./staged-cases.ts";

/**
 * Applies all that was read, in the order of the cases' hashes, one small batch after the other: several at once took in
 * no more and made people wait (docs/decisions/import.md). False when it was stopped or paused before the end.
 */
export async function applyFacts(run: Run, stopping: AbortSignal): Promise<boolean> {
  const next = inOrder(run.id);
  while (!stopping.aborted && !(await isPaused(run.id))) {
    const batch = await next();
    if (batch.length === 0) return true;
    await traced("import batch", { "baton.cases": batch.length }, () => applyBatch(run, batch, stopping));
  }
  return false;
}
