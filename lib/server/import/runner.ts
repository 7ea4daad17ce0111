import { errorCode, inTransaction, pool } from "../database.ts";
import { log } from "../log.ts";
import { Problem } from "../problem.ts";
import { traced } from "../traced.ts";
import { applyFacts } from "./apply-facts.ts";
import { isPassing } from "./passing.ts";
import { readBatches } from "./read-batches.ts";
import { endRun, hasWaiting, LOCK, layDown, type Run, takeUpNext, tidyImports } from "./run.ts";

/** So often an import may take its process with it at one place; then the next one gets its turn. */
const MOST_ATTEMPTS = 3;

/** Runs every import that waits, unless another process is at it. Stopped, it leaves the rest for the next time. */
export async function runWaiting(stopping: AbortSignal): Promise<void> {
  if (!(await hasWaiting())) return;
  const client = await pool().connect();
  const lost = new AbortController();
  const lose = () => lost.abort();
  client.on("error", lose);
  let broken = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [LOCK]);
    if (rows[0]?.mine) {
      await tidyImports();
      await runAll(AbortSignal.any([stopping, lost.signal]));
      await client.query("select pg_advisory_unlock($1)", [LOCK]);
    }
    broken = false;
  } finally {
    client.off("error", lose);
    // Where the lock was not given back, the end of its connection does so.
    client.release(broken);
  }
}

async function runAll(stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const run = await takeUpNext();
    if (!run) return;
    await traced("import", { "baton.import": run.id }, () => runOne(run, stopping));
  }
}

async function runOne(run: Run, stopping: AbortSignal): Promise<void> {
  try {
    requireNotDeadly(run);
    const whole = (await readBatches(run, stopping)) && (await applyFacts(run, stopping));
    if (whole) await inTransaction((client) => endRun(client, run.id, "done"));
    else await layDown(run.id);
  } catch (error) {
    if (isPassing(error)) {
      await layDown(run.id);
      throw error;
    }
    // What went wrong may hold a row's content: the log gets its name and its place only.
    const { name, stack = "" } = error instanceof Error ? error : new Error("unknown");
    const at = stack.match(/\n +at .*/g)?.slice(0, 4);
    log()[error instanceof Problem ? "warn" : "error"](
      { import: run.id, name, code: errorCode(error), at },
      "an import failed",
    );
    await inTransaction((client) => endRun(client, run.id, "failed", reasonOf(error)));
  }
}

/** Its process ended each time before it could say so, by want of memory or by a kill. */
function requireNotDeadly({ attempts }: Run): void {
  if (attempts <= MOST_ATTEMPTS) return;
  throw new Problem(
    422,
    "refused",
    `This import ended its process ${MOST_ATTEMPTS} times without getting further. What was applied stays; import the file again in smaller parts.`,
    { rule: "import-too-heavy" },
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return "Something went wrong here. What was applied stays; import the file again to go on.";
}
