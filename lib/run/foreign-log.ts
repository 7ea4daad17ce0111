/**
 * Events carry the number of the transaction that wrote them, by which live feeds find what they missed. The number means
 * something in one cluster only: restored elsewhere with pg_restore, events from "later" transactions would hide new ones.
 */
import type { ClientBase } from "pg";

type Queries = Pick<ClientBase, "query">;

/** Throws when the log has events of transactions that this cluster has not begun yet. */
export async function refuseForeignLog(client: Queries): Promise<void> {
  const { rows } = await client.query<{ foreign: boolean }>(
    "select exists (select from events where xid >= pg_snapshot_xmax(pg_current_snapshot())) as foreign",
  );
  if (rows[0]?.foreign)
    throw new Error(
      "This database was restored from another cluster: its log has transaction numbers that are still to come here.\nRun once: npm run restore -- --after-pg-restore",
    );
}

/** Gives the events of transactions still to come the number of this one. Returns how many; run in a transaction. */
export async function takeOverLog(client: Queries): Promise<number> {
  await client.query("alter table events disable trigger events_are_final");
  const { rowCount } = await client.query(
    "update events set xid = pg_current_xact_id() where xid >= pg_snapshot_xmax(pg_current_snapshot())",
  );
  await client.query("alter table events enable trigger events_are_final");
  return rowCount ?? 0;
}
