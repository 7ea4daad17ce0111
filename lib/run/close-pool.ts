import type { Pool } from "pg";

/** Ends the process's pool, if one was ever made, so that the database does not have to cut its connections. */
export async function closePool(): Promise<void> {
  const holder = globalThis as unknown as Record<symbol, Pool | undefined>;
  await holder[Symbol.for("baton.pool")]?.end();
}
