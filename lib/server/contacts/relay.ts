/**
 * Moves work from the outbox to the job queues: the row goes and the job comes in one transaction, so that nothing is lost
 * and nothing is there twice, however many relays there are.
 */
import type { SentChannel } from "../../domain/contact-words.ts";
import { inTransaction } from "../database.ts";
import type { JobQueues, NewJob, QueueName } from "./job-queues.ts";

const TOGETHER = 200;

type Row = {
  id: string;
  queue: string;
  channel: SentChannel;
  ref: string;
  contact_id: string;
  start_after: string;
  urgent: boolean;
};

/** Moves some rows, the oldest first. Returns how many. */
export async function relaySome(queues: Pick<JobQueues, "insert">): Promise<number> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Row>({
      name: "relay",
      text: `delete from outbox where id in (select id from outbox order by created_at limit $1 for update skip locked)
        returning id, queue, channel, urgent, ref, contact_id, wire_time(start_after) as start_after`,
      values: [TOGETHER],
    });
    for (const [queue, jobs] of Map.groupBy(rows, queueOf)) await queues.insert(client, queue, jobs.map(jobOf));
    return rows.length;
  });
}

function queueOf({ queue, channel }: Row): QueueName {
  if (queue === "send-contact") return `send-contact-${channel}`;
  if (queue === "chase-contact") return "chase-contact";
  throw new Error(`The outbox holds work for an unknown queue: ${queue}.`);
}

function jobOf({ id, ref, contact_id: contactId, channel, urgent, start_after: startAfter }: Row): NewJob {
  return { id, data: { ref, contactId, channel }, startAfter, priority: urgent ? 1 : 0 };
}
