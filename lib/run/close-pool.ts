import type { Pool } from "pg";

/** Ends the process's pool, if one was ever made, so that the database does not have to cut its connections. */
export async function closePool(): Promise<void> {
  const holder = globalThis as unknown as Record<symbol, Pool | undefined>;
  const pool = holder[Symbol.for("baton.pool")];
  if (!pool) return;
  const gone = everyConnectionGone(pool);
  await pool.end();
  await gone;
}

/** The pool's own end is only the beginning of its connections' end. */
function everyConnectionGone(pool: Pool): Promise<void> {
  let left = pool.totalCount;
  if (left === 0) return Promise.resolve();
  return new Promise((resolve) => {
    pool.on("remove", () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
}
