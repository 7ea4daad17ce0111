import type { Instant } from "../../lib/domain/calendar.ts";
import { pool } from "../../lib/server/database.ts";

/**
 * Inboxes as people have kept them: what is told stands at the time it happened, what is older than two days is done,
 * what is older than three hours is read. Otherwise eighteen months of notices would all be new this minute.
 */
export async function keepInboxes(now: Instant): Promise<void> {
  await pool().query(
    `update notices n set at = e.occurred_at,
       read_at = case when e.occurred_at < $1::timestamptz - interval '3 hours' then e.occurred_at + interval '1 hour' end,
       done_at = case when e.occurred_at < $1::timestamptz - interval '2 days' then e.occurred_at + interval '1 day' end
     from events e where e.case_id = n.case_id and e.version = n.version`,
    [now],
  );
}
