import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { refused } from "../org/refusals.ts";
import { type ImportAnswer, readImport, requireImport } from "./answer.ts";

/**
 * Holds the import between two cases; it stays so over a restart, and others go on. Pausing it again changes nothing.
 * Throws 422 for one that has ended.
 */
export async function pauseImport(viewer: Viewer, id: string): Promise<ImportAnswer> {
  await requireUnderWay(viewer, id);
  await pool().query(
    `update imports set paused_at = clock_timestamp()
     where id = $1 and paused_at is null and state in ('staging', 'running')`,
    [id],
  );
  return readImport(viewer, id);
}

/** Lets a paused import go on where it was. Resuming one that runs changes nothing. */
export async function resumeImport(viewer: Viewer, id: string): Promise<ImportAnswer> {
  await requireUnderWay(viewer, id);
  await pool().query(
    `update imports set paused_at = null, paused_seconds = paused_seconds
       + extract(epoch from clock_timestamp() - greatest(paused_at, coalesce(run_at, clock_timestamp())))
     where id = $1 and paused_at is not null`,
    [id],
  );
  return readImport(viewer, id);
}

async function requireUnderWay(viewer: Viewer, id: string): Promise<void> {
  const { state } = await requireImport(viewer, id);
  if (state === "done" || state === "failed") throw refused("import-ended", "This import has ended already.");
}

/** Whether somebody has paused it. */
export async function isPaused(id: string): Promise<boolean> {
  const { rows } = await pool().query<{ paused: boolean }>({
    name: "import-paused",
    text: "select paused_at is not null as paused from imports where id = $1",
    values: [id],
  });
  return rows[0]?.paused ?? true;
}
