import { setTimeout as pause } from "node:timers/promises";
import { resumeWork, type WaitingWork, wakeWork } from "../waiting-work.ts";
import { judgeNextBatch } from "./preview-batch.ts";

const PREVIEWS: WaitingWork = {
  name: "previews",
  lookAgainMs: 2_000,
  waits: "select exists (select from policy_previews where finished_at is null) as waiting",
  work: runPreviews,
  failed: "previews of the policy could not go on; they are tried again",
};

export const resumePreviews = () => resumeWork(PREVIEWS);
export const wakePreviews = () => wakeWork(PREVIEWS);

/** Judges every case of every preview that waits. After each batch it rests as long as the batch took: people come first. */
export async function runPreviews(stopping: AbortSignal): Promise<void> {
  for (;;) {
    const began = performance.now();
    if (stopping.aborted || !(await judgeNextBatch())) return;
    await pause(performance.now() - began, undefined, { signal: stopping }).catch(() => {});
  }
}
