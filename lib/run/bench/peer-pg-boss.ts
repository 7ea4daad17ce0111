/** The timers' peer: pg-boss works off jobs that are due, in batches, and does nothing for them. */
import { PgBoss } from "pg-boss";

const QUEUE = "bench";
const BATCH = 50;

export type Peer = { give: (count: number) => Promise<void>; some: () => Promise<number>; stop: () => Promise<void> };

export async function startPeer(url: string): Promise<Peer> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue(QUEUE);
  return {
    give: async (count) =>
      void (await boss.insert(
        QUEUE,
        Array.from({ length: count }, (_, n) => ({ data: { n } })),
      )),
    some: async () => {
      const jobs = await boss.fetch(QUEUE, { batchSize: BATCH });
      if (jobs.length > 0)
        await boss.complete(
          QUEUE,
          jobs.map(({ id }) => id),
        );
      return jobs.length;
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
