import { readFileSync } from "node:fs";

/**
 * What tells this process from a later one with the same number (numbers are soon used again, in containers at once):
 * its start time where the system shows it, else an empty text. Null when no such process lives.
 */
export function birthOf(pid: number): string | null {
  if (!isThere(pid)) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? null : (rest[18] ?? "");
  } catch {
    return isThere(pid) ? "" : null;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
