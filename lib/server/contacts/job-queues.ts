/**
 * The queues of pg-boss, in this database and through our own pool. A job names a case and a contact, nothing else. Its
 * holder says every few seconds that it is alive; the job of one that does not is given to another.
 */
import { PgBoss } from "pg-boss";
import { SENT_CHANNELS, type SentChannel } from "../../domain/contact-words.ts";
import { type Client, errorCode, inTransaction, pool } from "../database.ts";
import { newId } from "../ids.ts";
import { log } from "../log.ts";
import { replanOnce } from "./replan.ts";

/** Each channel has its own, so that a slow provider holds nobody else up. */
export type QueueName = `send-contact-${SentChannel}` | "chase-contact";
export const QUEUES: readonly QueueName[] = [
  ...(Object.keys(SENT_CHANNELS) as SentChannel[]).map((channel) => `send-contact-${channel}` as const),
  "chase-contact",
];

/** The channel that a queue sends on; null for the one that looks after all. */
export function channelOf(queue: QueueName): SentChannel | null {
  return queue === "chase-contact" ? null : (queue.slice("send-contact-".length) as SentChannel);
}

/** `asked`: how often its provider has been asked for a receipt. */
export type JobData = { ref: string; contactId: string; channel: SentChannel; asked?: number };
export type Job = { id: string; data: JobData; tries: number };
/** Of those that are due the one with the highest priority is first. */
export type NewJob = { id: string; data: JobData; startAfter: string; priority?: number };
export type JobQueues = Awaited<ReturnType<typeof openJobQueues>>;

const SCHEMA = "pgboss";
const YEAR_S = 365 * 24 * 60 * 60;
/** Failures back off from a second to five minutes; whoever runs the job parks its contact long before the last. */
const KEPT = {
  retryLimit: 100,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 24 * 60 * 60,
  retentionSeconds: YEAR_S,
  deleteAfterSeconds: 60 * 60,
};

/** Makes the schema and the queues where they are missing. Throws when the database is away. */
export async function openJobQueues({ leaseSeconds }: { leaseSeconds: number }) {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool().query(text, values as unknown[]) },
    schema: SCHEMA,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 10 * 60,
  });
  boss.on("error", (error) => log().warn({ code: errorCode(error) }, "the job queues met an error; they go on"));
  try {
    await boss.start();
    await replanOnce();
    for (const name of QUEUES) await boss.createQueue(name, { ...KEPT, heartbeatSeconds: leaseSeconds });
  } catch (error) {
    await boss.stop({ graceful: false, close: false });
    throw error;
  }

  async function insert(client: Client, queue: QueueName, jobs: NewJob[]): Promise<void> {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    await boss.insert(queue, jobs, { db });
  }

  return {
    /** Adds jobs in the caller's transaction. One whose id is there already is there already. */
    insert,
    /** Takes up to so many that are due. */
    async fetch(queue: QueueName, many: number): Promise<Job[]> {
      const jobs = await boss.fetch<JobData>(queue, { batchSize: many, includeMetadata: true });
      return jobs.map(({ id, data, retryCount }) => ({ id, data, tries: retryCount + 1 }));
    },
    async complete(queue: QueueName, { id }: Job): Promise<void> {
      await boss.complete(queue, id);
    },
    /** It failed; it comes back later. `code` names the failure without its text. */
    async fail(queue: QueueName, { id }: Job, code: string): Promise<void> {
      await boss.fail(queue, id, { code });
    },
    /** Ends this job and plans the same again, in one step. */
    async later(queue: QueueName, { id }: Job, data: JobData, startAfter: string): Promise<void> {
      await inTransaction(async (client) => {
        const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
        await boss.complete(queue, id, undefined, { db });
        await insert(client, queue, [{ id: newId(), data, startAfter }]);
      });
    },
    /** Says that their holder is alive. */
    async touch(queue: QueueName, ids: string[]): Promise<void> {
      await boss.touch(queue, ids);
    },
    stop: () => boss.stop({ graceful: false, close: false }),
  };
}
