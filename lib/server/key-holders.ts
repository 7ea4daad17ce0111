/**
 * Which master keys the other processes on this database hold: each says it in the name of its connections. PostgreSQL tells
 * these names to every role, without pg_read_all_stats too.
 */
import { KEYS } from "./connection-name.ts";
import { pool } from "./database.ts";
import type { MasterKey } from "./master-keys.ts";

/** How many connections belong to processes that cannot read what this key wraps, and to ones that wrap with another. */
export async function holdersWithout(key: MasterKey): Promise<{ unreadable: number; writingOther: number }> {
  const { rows } = await pool().query<{ name: string }>(
    "select application_name as name from pg_stat_activity where datname = current_database() and application_name like $1",
    [`${KEYS}%`],
  );
  const held = rows.map(({ name }) => name.slice(KEYS.length).split(","));
  return {
    unreadable: held.filter((ids) => !ids.includes(key.id)).length,
    writingOther: held.filter(([first]) => first !== key.id).length,
  };
}
