/**
 * Sends what is planned: moves work from the outbox to the job queues and works the queues off, as part of the worker.
 * Woken by commits of this process that planned something; what others planned is found within a second.
 */
import { adapterOf } from "../adapters/index.ts";
import { onCommit } from "../commits.ts";
import { errorCode } from "../database.ts";
import { log } from "../log.ts";
import { holdJobs } from "./job-holder.ts";
import { channelOf, type Job, type JobQueues, openJobQueues, QUEUES, type QueueName } from "./job-queues.ts";
import { relaySome } from "./relay.ts";
import { type Ended, runJob } from "./run-job.ts";
import { type Sending, TIMES, type Times } from "./send-contact.ts";
import { whenDatabaseIsBack } from "./settle.ts";
import { mark } from "./waits.ts";
import { makeWake, type Wake } from "./wake.ts";

/** So many of a queue at a time, most of which wait for their provider: enough for one that takes half a second to answer. */
const FEWEST = 8;
const MOST = 32;
const LONGEST_SLEEP_MS = 1_000;

/** `leaseSeconds`: a process that says nothing for so long has lost its jobs (10 or more). */
export type Settings = { leaseSeconds: number; times: Times; adapterOf: Sending["adapterOf"] };
const SETTINGS: Settings = { leaseSeconds: 30, times: TIMES, adapterOf };

export function startSending(changed: Partial<Settings> = {}): { stop(): Promise<void> } {
  const settings = { ...SETTINGS, ...changed };
  const stopping = new AbortController();
  const wake = makeWake(stopping.signal);
  const unhear = onCommit(({ events }) => {
    if (events.some(({ type }) => type.startsWith("contact-"))) wake.all();
  });
  const done = sendUntil(settings, wake, stopping.signal);
  return {
    stop: async () => {
      unhear();
      stopping.abort();
      await done;
    },
  };
}

async function sendUntil(settings: Settings, wake: Wake, stopping: AbortSignal): Promise<void> {
  let queues: JobQueues | null = null;
  await again(wake, stopping, async () => {
    queues ??= await openJobQueues(settings);
    return "enough";
  });
  if (!queues) return;
  await work(queues, settings, wake, stopping);
}

async function work(queues: JobQueues, settings: Settings, wake: Wake, stopping: AbortSignal): Promise<void> {
  const holder = holdJobs(queues, settings.leaseSeconds * 1_000);
  const sending: Sending = { ...settings, signal: stopping, pace: { leadMs: 30 } };
  const relayed = again(wake, stopping, async () => {
    const moved = await relaySome(queues);
    if (moved > 0) wake.all();
    return moved > 0 ? "more" : "none";
  });
  const worked = QUEUES.map((queue) => workOff(queue, { queues, holder, sending, wake }));
  await Promise.all([relayed, ...worked]);
  holder.stop();
  await queues.stop();
}

type Means = { queues: JobQueues; holder: ReturnType<typeof holdJobs>; sending: Sending; wake: Wake };

async function workOff(queue: QueueName, means: Means): Promise<void> {
  const { queues, holder, sending, wake } = means;
  const underWay = new Set<Promise<void>>();
  await again(wake, sending.signal, async () => {
    const most = atOnce(queue, sending);
    if (underWay.size >= most) await Promise.race(underWay);
    const seen = mark();
    const jobs = await queues.fetch(queue, Math.max(1, most - underWay.size));
    for (const job of jobs) {
      holder.take(queue, job, seen);
      const run = runOne(queue, job, means).finally(() => underWay.delete(run));
      underWay.add(run);
    }
    return jobs.length > 0 ? "more" : "none";
  });
  await Promise.all(underWay);
}

function atOnce(queue: QueueName, { adapterOf }: Sending): number {
  const channel = channelOf(queue);
  const perSecond = channel === null ? 0 : (adapterOf(channel)?.perSecond ?? 0);
  return Math.min(MOST, Math.max(FEWEST, Math.ceil(perSecond / 2)));
}

/** Never rejects: a job that cannot even be ended comes back when its lease is over. */
async function runOne(queue: QueueName, job: Job, { queues, holder, sending }: Means): Promise<void> {
  try {
    const ended = await runJob(queue, job, sending);
    await whenDatabaseIsBack(async () => {
      if (holder.isOurs(job)) await end(queues, queue, job, ended);
    });
  } catch (error) {
    log().warn({ queue, code: errorCode(error) }, "a job could not be ended; it comes back");
  } finally {
    holder.drop(job);
  }
}

function end(queues: JobQueues, queue: QueueName, job: Job, ended: Ended): Promise<void> {
  if (ended.is === "later") return queues.later(queue, job, ended.data, ended.startAfter);
  return ended.is === "failed" ? queues.fail(queue, job, ended.code) : queues.complete(queue, job);
}

/** Looks for work until it is stopped: at once while there is more, else when woken, after a second at the latest. */
async function again(
  wake: Wake,
  stopping: AbortSignal,
  look: () => Promise<"more" | "none" | "enough">,
): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    const heard = wake.heard();
    const found = await look().then(
      (said) => {
        failing = false;
        return said;
      },
      (error: unknown) => {
        if (!failing) log().warn({ code: errorCode(error) }, "sending could not reach its work; it tries again");
        failing = true;
        return "none" as const;
      },
    );
    if (found === "enough") return;
    if (found === "none") await wake.or(LONGEST_SLEEP_MS, heard);
  }
}
