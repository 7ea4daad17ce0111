/** The jobs that this process holds, and whether it still does: one that was frozen for longer than its lease holds none. */
import { errorCode } from "../database.ts";
import { log } from "../log.ts";
import type { Job, JobQueues, QueueName } from "./job-queues.ts";
import { type Mark, mark, since } from "./waits.ts";

type Held = { queue: QueueName; seen: Mark };

export function holdJobs(queues: Pick<JobQueues, "touch">, leaseMs: number) {
  const held = new Map<string, Held>();
  const timer = setInterval(() => void touchAll(), leaseMs / 3);

  async function touchAll(): Promise<void> {
    const ours = [...held].filter(([, { seen }]) => since(seen) < leaseMs);
    for (const [queue, jobs] of Map.groupBy(ours, ([, one]) => one.queue)) {
      const at = mark();
      await queues
        .touch(
          queue,
          jobs.map(([id]) => id),
        )
        .then(
          () => {
            for (const [, one] of jobs) one.seen = at;
          },
          (error: unknown) => log().warn({ code: errorCode(error) }, "a lease on jobs could not be renewed"),
        );
    }
  }

  return {
    take(queue: QueueName, { id }: Job, seen: Mark): void {
      held.set(id, { queue, seen });
    },
    /** Another may have it by now: then it is theirs to end. */
    isOurs({ id }: Job): boolean {
      const one = held.get(id);
      return one !== undefined && since(one.seen) < leaseMs;
    },
    drop({ id }: Job): void {
      held.delete(id);
    },
    stop(): void {
      clearInterval(timer);
    },
  };
}
