import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "../database.ts";
import { log } from "../log.ts";
import { beginAbsences } from "./absences.ts";

/** How late an absence may begin. */
const LOOK_AGAIN_MS = 1_000;

/** Begins absences whose time has come, those of a time when nobody ran too, until it is stopped. Any number may watch. */
export function watchAbsences(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = watchUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function watchUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    try {
      await beginAbsences();
      failing = false;
    } catch (error) {
      if (!failing) log().warn({ code: errorCode(error) }, "absences could not begin; they are tried again");
      failing = true;
    }
    await pause(LOOK_AGAIN_MS, undefined, { signal: stopping }).catch(() => {});
  }
}
