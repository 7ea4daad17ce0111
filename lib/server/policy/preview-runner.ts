import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode, pool } from "../database.ts";
import { log } from "../log.ts";
import { processWide } from "../process-wide.ts";
import { judgeNextBatch } from "./preview-batch.ts";

/** Another process may have been asked, or may have died over a preview. */
const LOOK_AGAIN_MS = 2_000;

/** Works off previews of the contact policy, also those that a stop or a crash cut short, until it is stopped. Any number may run. */
export function resumePreviews(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = runUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

/** Lets a runner of this process know that there is something to do. */
export function wakePreviews(): void {
  bell().emit("ring");
}

/** Judges every case of every preview that waits. After each batch it rests as long as the batch took: people come first. */
export async function runPreviews(stopping: AbortSignal): Promise<void> {
  for (;;) {
    const began = performance.now();
    if (stopping.aborted || !(await judgeNextBatch())) return;
    await pause(performance.now() - began, undefined, { signal: stopping }).catch(() => {});
  }
}

async function runUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    // Listening ends with the turn: most turns end by time, and the bell would gather listeners.
    const turn = new AbortController();
    const rung = once(bell(), "ring", { signal: turn.signal }).catch(() => {});
    try {
      if (await hasOpen()) await runPreviews(stopping);
      failing = false;
    } catch (error) {
      if (!failing)
        log().warn({ code: errorCode(error) }, "previews of the policy could not go on; they are tried again");
      failing = true;
    }
    await Promise.race([rung, pause(LOOK_AGAIN_MS, undefined, { signal: stopping }).catch(() => {})]);
    turn.abort();
  }
}

async function hasOpen(): Promise<boolean> {
  const { rows } = await pool().query<{ open: boolean }>({
    name: "previews-open",
    text: "select exists (select from policy_previews where finished_at is null) as open",
  });
  return rows[0]?.open === true;
}

function bell(): EventEmitter {
  return processWide("preview-bell", () => new EventEmitter());
}
