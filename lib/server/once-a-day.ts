import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./database.ts";
import { log } from "./log.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const LOOK_AGAIN_MS = 60_000;

/** Does the work at the start and once a day, until it is stopped; sooner again when it failed. `what` names it in the log, beside the rows. */
export function onceADay(what: string, work: () => Promise<number>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = doUntil(stopping.signal, what, work);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function doUntil(stopping: AbortSignal, what: string, work: () => Promise<number>): Promise<void> {
  while (!stopping.aborted) {
    const wait = await work().then(
      (rows) => {
        if (rows > 0) log().info({ rows }, `${what}: done`);
        return DAY_MS;
      },
      (error: unknown) => {
        log().warn({ code: errorCode(error) }, `${what}: not possible now; it is tried again`);
        return LOOK_AGAIN_MS;
      },
    );
    await pause(wait, undefined, { signal: stopping }).catch(() => {});
  }
}
