/** For tests: two works in a forced order. A gate holds one row; the first stands at it before the second starts. */
import { pool } from "../database.ts";

export type Gate = { sql: string; values: string[] };
export type Settled = PromiseSettledResult<unknown>;

/**
 * Locks the gate's row, starts `first` until it waits on a lock or has ended, then `second` likewise, then lets go. Both
 * outcomes come back. The lock queue is fair, so who waits first goes first.
 */
export async function inOrder(gate: Gate, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const keeper = await pool().connect();
  try {
    await keeper.query("begin");
    await keeper.query(gate.sql, gate.values);
    const one = begin(first);
    await standing([one]);
    const two = begin(second);
    await standing([one, two]);
    await keeper.query("commit");
    return [await one.outcome, await two.outcome] as const;
  } finally {
    keeper.release();
  }
}

type Work = { outcome: Promise<Settled>; ended: boolean };

function begin(work: () => Promise<unknown>): Work {
  const begun: Work = { outcome: Promise.allSettled([work()]).then(([settled]) => settled), ended: false };
  begun.outcome.then(() => {
    begun.ended = true;
  });
  return begun;
}

/** Every work that has not ended waits on a lock. Asked outside the gate's transaction, which would see one moment for ever. */
async function standing(works: Work[]): Promise<void> {
  for (;;) {
    const { rows } = await pool().query<{ waiting: string }>(
      `select count(*) as waiting from pg_stat_activity
       where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    );
    if (Number(rows[0]?.waiting) >= works.filter((work) => !work.ended).length) return;
  }
}
