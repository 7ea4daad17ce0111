import type { Instant } from "../../lib/domain/calendar.ts";
import { pool } from "../../lib/server/database.ts";
import { newId } from "../../lib/server/ids.ts";

/** The instant that the demo calls now: written down by its first run, so that a run after an interruption tells the same. */
export async function beginning(): Promise<Instant> {
  await pool().query(
    `insert into org_changes (id, actor_kind, actor_id, what, detail)
     select $1, 'system', 'baton', 'demo-begun', jsonb_build_object('now', wire_time(date_trunc('milliseconds', clock_timestamp())))
     where not exists (select from org_changes where what = 'demo-begun')`,
    [newId()],
  );
  const { rows } = await pool().query<{ now: Instant }>(
    "select detail ->> 'now' as now from org_changes where what = 'demo-begun' order by at limit 1",
  );
  if (!rows[0]) throw new Error("The demo's beginning was not written down.");
  return rows[0].now;
}
