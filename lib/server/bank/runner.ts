import { errorCode, isDatabaseAway } from "../database.ts";
import { log } from "../log.ts";
import { onceADay } from "../once-a-day.ts";
import { resumeWork, type WaitingWork, wakeWork } from "../waiting-work.ts";
import { forgetSaid } from "./forget-said.ts";
import { nextLine, settleLine } from "./settle-line.ts";

const BANK_LINES: WaitingWork = {
  name: "bank-lines",
  lookAgainMs: 2_000,
  waits: "select exists (select from bank_lines where state = 'new') as waiting",
  work: settleBankLines,
  failed: "bank lines could not be settled; it is tried again",
};

/** Settles lines of bank files, and forgets what has done its work. */
export function resumeBankLines(): { stop(): Promise<void> } {
  const [settling, forgetting] = [resumeWork(BANK_LINES), onceADay("forgetting old texts of bank lines", forgetSaid)];
  return {
    stop: async () => {
      await Promise.all([settling.stop(), forgetting.stop()]);
    },
  };
}

export const wakeBankLines = () => wakeWork(BANK_LINES);

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
