import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode, pool } from "./database.ts";
import { log } from "./log.ts";
import { processWide } from "./process-wide.ts";

export type WaitingWork = {
  /** Of its bell and its query, over the whole process. */
  name: string;
  /** Another process may have been given something, or may have died over it. */
  lookAgainMs: number;
  /** One row with `waiting`: whether there is anything to do. */
  waits: string;
  /** Does all of it, or as much as it can until it is stopped. */
  work(stopping: AbortSignal): Promise<void>;
  /** What is logged once when it begins to fail. */
  failed: string;
};

/** Does what waits in the database, also what a stop or a crash cut short, until it is stopped. Any number may run. */
export function resumeWork(waiting: WaitingWork): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = runUntil(stopping.signal, waiting);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

/** Lets a runner of this process know that there is something to do. */
export function wakeWork({ name }: Pick<WaitingWork, "name">): void {
  bell(name).emit("ring");
}

async function runUntil(stopping: AbortSignal, waiting: WaitingWork): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    // Listening ends with the turn: most turns end by time, and the bell would gather listeners.
    const turn = new AbortController();
    const rung = once(bell(waiting.name), "ring", { signal: turn.signal }).catch(() => {});
    try {
      if (await isWaiting(waiting)) await waiting.work(stopping);
      failing = false;
    } catch (error) {
      if (!failing) log().warn({ code: errorCode(error) }, waiting.failed);
      failing = true;
    }
    await Promise.race([rung, pause(waiting.lookAgainMs, undefined, { signal: stopping }).catch(() => {})]);
    turn.abort();
  }
}

async function isWaiting({ name, waits }: WaitingWork): Promise<boolean> {
  const { rows } = await pool().query<{ waiting: boolean }>({ name: `${name}-waiting`, text: waits });
  return rows[0]?.waiting === true;
}

function bell(name: string): EventEmitter {
  return processWide(`${name}-bell`, () => new EventEmitter());
}
