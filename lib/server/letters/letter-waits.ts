import type { Client } from "../database.ts";

/** Whether the contact's letter is in a batch that is not closed yet. Held until the caller's transaction ends: the batch cannot close meanwhile. */
export async function letterWaits(client: Client, contactId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from letter_batches b where b.state in ('open', 'closing')
       and b.id = (select batch_id from letters where contact_id::text = $1 and taken_out_at is null) for share`,
    [contactId],
  );
  return rowCount === 1;
}
