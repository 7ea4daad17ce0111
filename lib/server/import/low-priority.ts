import { setPriority } from "node:os";
import { pool } from "../database.ts";

/** Enough that people's commands go first, little enough that who holds a lock of the database gets on (docs/decisions/import.md). */
const NICENESS = 10;

/** Lets this process, and the back-ends of a database on this machine that work for it, give way to everybody else. */
export function stepBack(): void {
  giveWay(0);
  pool().on("connect", (client) => {
    const { processID } = client as unknown as { processID?: number };
    if (processID && isHere()) giveWay(processID);
  });
}

function isHere(): boolean {
  const { hostname } = new URL(process.env.DATABASE_URL ?? "postgresql://elsewhere");
  return hostname === "127.0.0.1" && process.env.BATON_DATA_DIR !== undefined;
}

/** Where the system does not let us, the import runs like everything else. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch {
    // Another user's process, or one that has ended.
  }
}
