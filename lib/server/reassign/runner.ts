import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode, pool } from "../database.ts";
import { log } from "../log.ts";
import { processWide } from "../process-wide.ts";
import { runNextItem } from "./run-item.ts";

/** Another process may have been asked, or may have died over a job. */
const LOOK_AGAIN_MS = 1_000;
/** Cases at a time: jobs of two leads go on side by side, and people's own commands keep most of the room. */
const LANES = 2;

/** Works off reassignments, those that a stop or a crash cut short too, until it is stopped. Any number may run. */
export function resumeReassignments(): { stop(): Promise<void> } {
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
export function wakeReassignments(): void {
  bell().emit("ring");
}

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

async function runUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    // Listening ends with the turn: most turns end by time, and the bell would gather listeners.
    const turn = new AbortController();
    const rung = once(bell(), "ring", { signal: turn.signal }).catch(() => {});
    try {
      if (await hasOpen()) await runReassignments(stopping);
      failing = false;
    } catch (error) {
      if (!failing) log().warn({ code: errorCode(error) }, "reassignments could not go on; they are tried again");
      failing = true;
    }
    await Promise.race([rung, pause(LOOK_AGAIN_MS, undefined, { signal: stopping }).catch(() => {})]);
    turn.abort();
  }
}

async function hasOpen(): Promise<boolean> {
  const { rows } = await pool().query<{ open: boolean }>({
    name: "reassignments-open",
    text: "select exists (select from reassignments where finished_at is null) as open",
  });
  return rows[0]?.open === true;
}

function bell(): EventEmitter {
  return processWide("reassignment-bell", () => new EventEmitter());
}
