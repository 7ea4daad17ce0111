/** For tests: works in a forced order. A gate holds one row; whoever comes to it stands until it opens. */
import { pool } from "../database.ts";

export type Gate = { sql: string; values: string[] };
export type Settled = PromiseSettledResult<unknown>;
type Work = { outcome: Promise<Settled>; ended: boolean };

/** Starts `first` until it stands or has ended, then `second`, then opens. The lock queue is fair: who stood first goes first. */
export async function inOrder(gate: Gate, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const open = await close(gate);
  const one = begin(first);
  await standing([one]);
  const two = begin(second);
  await standing([one, two]);
  await open();
  return [await one.outcome, await two.outcome] as const;
}

/** Locks the gate's row. Returns how to open it. */
export async function close(gate: Gate): Promise<() => Promise<void>> {
  const keeper = await pool().connect();
  await keeper.query("begin; set local idle_in_transaction_session_timeout = 0");
  await keeper.query(gate.sql, gate.values);
  return async () => {
    await keeper.query("commit");
    keeper.release();
  };
}

export function begin(work: () => Promise<unknown>): Work {
  const begun: Work = { outcome: Promise.allSettled([work()]).then(([settled]) => settled), ended: false };
  begun.outcome.then(() => {
    begun.ended = true;
  });
  return begun;
}

/** Every work that has not ended waits on a lock. Asked outside the gate's transaction, which would see one moment for ever. */
export async function standing(works: Work[]): Promise<void> {
  for (;;) {
    const { rows } = await pool().query<{ waiting: string }>(
      `select count(*) as waiting from pg_stat_activity
       where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    );
    if (Number(rows[0]?.waiting) >= works.filter((work) => !work.ended).length) return;
  }
}
