import { processWide } from "./process-wide.ts";

/**
 * Commands of one case take turns in this process, so that they wait here and not on a database connection. The row
 * lock still decides between processes.
 */
export async function takeTurn<T>(ref: string, work: () => Promise<T>): Promise<T> {
  const turns = processWide("turns", () => new Map<string, Promise<unknown>>());
  const before = turns.get(ref) ?? Promise.resolve();
  const mine = before.then(work, work);
  const quiet = mine.catch(() => {});
  turns.set(ref, quiet);
  try {
    return await mine;
  } finally {
    if (turns.get(ref) === quiet) turns.delete(ref);
  }
}
