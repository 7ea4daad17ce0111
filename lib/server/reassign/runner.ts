import { pool } from "../database.ts";
import { resumeWork, type WaitingWork, wakeWork } from "../waiting-work.ts";
import { runNextItem } from "./run-item.ts";

/** Cases at a time: jobs of two leads go on side by side, and people's own commands keep most of the room. */
const LANES = 2;
const REASSIGNMENTS: WaitingWork = {
  name: "reassignments",
  lookAgainMs: 1_000,
  waits: "select exists (select from reassignments where finished_at is null) as waiting",
  work: runReassignments,
  failed: "reassignments could not go on; they are tried again",
};

export const resumeReassignments = () => resumeWork(REASSIGNMENTS);
export const wakeReassignments = () => wakeWork(REASSIGNMENTS);

/** Moves every case that waits, each tried once, and closes the jobs that have none left. */
export async function runReassignments(stopping: AbortSignal): Promise<void> {
  const aside = new Set<string>();
  const ends = await Promise.allSettled(Array.from({ length: LANES }, () => lane(stopping, aside)));
  await finishJobs();
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

async function lane(stopping: AbortSignal, aside: Set<string>): Promise<void> {
  while (!stopping.aborted && (await runNextItem(aside)));
}

/** The reason has done its work: it stands, sealed, in the record of each case. */
async function finishJobs(): Promise<void> {
  await pool().query(
    `update reassignments r set finished_at = clock_timestamp(), reason = null where finished_at is null
       and not exists (select from reassignment_items where reassignment_id = r.id and outcome is null)`,
  );
}
