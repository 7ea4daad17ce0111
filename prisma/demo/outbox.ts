import type { Instant } from "../../lib/domain/calendar.ts";
import { pool } from "../../lib/server/database.ts";

/** What the demo told as done is not done again: of the past nothing is left to send, and nothing of it is looked after. */
export async function emptyOutbox(now: Instant): Promise<void> {
  await pool().query(
    `delete from outbox o where start_after <= $1::timestamptz or queue = 'chase-contact' and exists (
       select from events e where e.case_id = o.case_id and e.type = 'contact-released' and e.command_id like 'seed:%'
         and e.data ->> 'contactId' = o.contact_id::text and o.start_after < e.at + interval '2 minutes')`,
    [now],
  );
}
