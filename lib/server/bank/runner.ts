import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode, isDatabaseAway, pool } from "../database.ts";
import { log } from "../log.ts";
import { onceADay } from "../once-a-day.ts";
import { processWide } from "../process-wide.ts";
import { forgetSaid } from "./forget-said.ts";
import { nextLine, settleLine } from "./settle-line.ts";

/** Another process may have received a file, or may have died over a line. */
const LOOK_AGAIN_MS = 2_000;

/** Settles lines of bank files, those that a stop or a crash cut short too, and forgets what has done its work. Any number may run. */
export function resumeBankLines(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = runUntil(stopping.signal);
  const forgetting = onceADay("forgetting old texts of bank lines", forgetSaid);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([done, forgetting.stop()]);
    },
  };
}

/** Lets a runner of this process know that a file has come. */
export function wakeBankLines(): void {
  bell().emit("ring");
}

/** Settles every line that waits. What cannot be settled now is passed over, so that it does not stand in the way. */
export async function settleBankLines(stopping: AbortSignal = new AbortController().signal): Promise<void> {
  const aside = new Set<string>();
  while (!stopping.aborted) {
    const row = await nextLine(aside);
    if (!row) return;
    try {
      if (!(await settleLine(row))) aside.add(row.id);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      aside.add(row.id);
      log().error(
        { line: row.id, name: error instanceof Error ? error.name : "unknown", code: errorCode(error) },
        "a bank line could not be settled; it is tried again",
      );
    }
  }
}

async function runUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    const turn = new AbortController();
    const rung = once(bell(), "ring", { signal: turn.signal }).catch(() => {});
    try {
      if (await hasNew()) await settleBankLines(stopping);
      failing = false;
    } catch (error) {
      if (!failing) log().warn({ code: errorCode(error) }, "bank lines could not be settled; it is tried again");
      failing = true;
    }
    await Promise.race([rung, pause(LOOK_AGAIN_MS, undefined, { signal: stopping }).catch(() => {})]);
    turn.abort();
  }
}

async function hasNew(): Promise<boolean> {
  const { rows } = await pool().query<{ waiting: boolean }>({
    name: "bank-lines-waiting",
    text: "select exists (select from bank_lines where state = 'new') as waiting",
  });
  return rows[0]?.waiting === true;
}

function bell(): EventEmitter {
  return processWide("bank-bell", () => new EventEmitter());
}
