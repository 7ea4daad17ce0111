import { EventEmitter, once } from "node:events";
import { processWide } from "../process-wide.ts";

/** Lets what runs imports for this process know that there is something to do. */
export function wakeImports(): void {
  bell().emit("ring");
}

/** Resolves when the bell rings or the wait is given up. Listening ends with it: most waits end by time. */
export async function rung(giveUp: AbortSignal): Promise<void> {
  await once(bell(), "ring", { signal: giveUp }).catch(() => {});
}

function bell(): EventEmitter {
  return processWide("import-bell", () => new EventEmitter());
}
