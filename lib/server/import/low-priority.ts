import { setPriority } from "node:os";

const NICENESS = 10;

/**
 * Lets this process give way to those that serve people. Its back-ends keep their priority: one that is made to wait while it
 * holds a lock of the database, or flushes the log, holds up everybody (docs/decisions/import.md).
 */
export function stepBack(): void {
  try {
    setPriority(0, NICENESS);
  } catch {
    // Where the system does not let us, the import runs like everything else.
  }
}
