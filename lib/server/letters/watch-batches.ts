import { pool } from "../database.ts";
import { env } from "../env.ts";
import { lookAgain } from "../look-again.ts";
import { closeBatch, finishClosing } from "./close-batch.ts";
import { tellCases } from "./tell-cases.ts";

const LOOK_AGAIN_MS = 2_000;

/** Closes print batches that are full or old enough, and tells cases of letters that were handed over, until it is stopped. Any number may watch. */
export function watchBatches(): { stop(): Promise<void> } {
  const failed = "print batches could not go on; they are tried again";
  return lookAgain({ everyMs: LOOK_AGAIN_MS, failed }, async () => {
    await closeDueBatches();
    return (await tellCases()) > 0 ? "more" : "none";
  });
}

/** Closes every batch whose time has come, and finishes closings that were cut short. One without letters waits on. */
export async function closeDueBatches(): Promise<void> {
  const { batchLetters, batchHours } = env().letters;
  const { rows } = await pool().query<{ id: string; state: string; full: boolean; old: boolean }>(
    `select b.id, b.state, l.count >= $1 as full, b.opened_at <= clock_timestamp() - make_interval(hours => $2) as old
     from letter_batches b cross join lateral (
       select count(*) from letters where batch_id = b.id and taken_out_at is null) l
     where b.state in ('open', 'closing') and (b.state = 'closing' or l.count > 0)`,
    [batchLetters, batchHours],
  );
  for (const { id, state, full, old } of rows) {
    if (state === "closing") await finishClosing(id);
    else if (full || old) await closeBatch(id, full ? "full" : "age", null);
  }
}
