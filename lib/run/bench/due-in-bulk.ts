/** Fills a scratch database with promises: a few whose day has passed, and very many in the future. Not for any other use. */
import pg from "pg";
import { pool } from "../../server/database.ts";
import { withoutIndexes } from "./many-cases.ts";
import { storeWhole } from "./whole-cases.ts";

const FAR = "2100-01-01";

/** Whole cases with a promise whose day has passed, each put off until `makeDue` names it. Their ids. */
export async function givenPromises(count: number): Promise<string[]> {
  const data = { amountMinor: 500, currency: "GBP", dueOn: "2026-01-05" };
  const cases = await storeWhole(count, [{ type: "make-promise", data }]);
  await pool().query("update cases set due_retry_at = $1", [FAR]);
  return cases.map(({ id }) => id);
}

/** These fall due now, all at once. */
export async function makeDue(ids: string[]): Promise<void> {
  await pool().query("update cases set due_retry_at = null where id = any($1)", [ids]);
}

/** Copies of one case's row, as far as the index of what is due reads them, all of them in the years to come. */
export async function givenFutureTimers(count: number): Promise<void> {
  // Not the server's pool, which gives up on what takes so long.
  const filling = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const buildIndexes = await withoutIndexes(filling);
  await filling.query("set session_replication_role = replica");
  await filling.query(FUTURE, [count]);
  await buildIndexes();
  await filling.end();
}

const FUTURE = `
  insert into cases (id, ref, customer_id, portfolio, version, fold, state, card, last_hash, last_at, lifecycle, status,
    owner_team, on_hold, currency, balance_minor, due_at, promise_breaks_at, next_due_at, updated_at)
  select gen_random_uuid(), 'F-' || n, c.customer_id, c.portfolio, 1, 0, '', '', '', c.last_at, 'open', c.status,
    c.owner_team, false, 'GBP', 1, due, due, due, c.updated_at
  from (select * from cases limit 1) c, generate_series(1, $1) n,
    lateral (select now() + make_interval(secs => 86400 + n * 60) as due) d`;
