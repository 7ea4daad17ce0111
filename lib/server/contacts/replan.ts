/**
 * The job queues are no part of the record, nor of a backup: where they were made anew, everything that is planned or of
 * which nobody knows goes into the outbox again, from the events. Twice is once: a contact is let go by its state alone.
 */
import { inTransaction } from "../database.ts";

const DONE = "planned from the record";
const LOCK = 20_261_201;

/** Does it once for each making of the queues, whoever comes first. */
export async function replanOnce(): Promise<void> {
  await inTransaction(async (client) => {
    await client.query("set local statement_timeout = 0; set local lock_timeout = 0");
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    const { rows } = await client.query("select obj_description('pgboss'::regnamespace, 'pg_namespace') as said");
    if (rows[0].said === DONE) return;
    await client.query(REPLAN);
    await client.query(`comment on schema pgboss is '${DONE}'`);
  });
}

const REPLAN = `insert into outbox (id, queue, channel, case_id, ref, contact_id, start_after)
  select gen_random_uuid(), case when last.type in ('contact-released', 'contact-sent', 'contact-unknown') then 'chase-contact' else 'send-contact' end,
    first.channel, last.case_id, c.ref, last.contact_id,
    coalesce(last.data ->> 'retryAt', last.data ->> 'sendAt', (last.at + interval '90 seconds')::text)::timestamptz
  from (select case_id, (data ->> 'contactId')::uuid as contact_id, data ->> 'channel' as channel
      from events where type = 'contact-scheduled') first
    join lateral (select type, data, at, case_id, first.contact_id from events e
      where e.case_id = first.case_id and e.type like 'contact-%' and e.data ->> 'contactId' = first.contact_id::text
      order by version desc limit 1) last on true
    join cases c on c.id = last.case_id
  where last.type in ('contact-scheduled', 'contact-retried', 'contact-put-off')
    or last.type = 'contact-blocked' and last.data ? 'retryAt'
    or last.type in ('contact-released', 'contact-sent', 'contact-unknown') and last.at > now() - interval '2 days'`;
