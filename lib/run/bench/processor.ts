import { readdirSync, readFileSync } from "node:fs";

const TICK_MS = 10;
type Process = { pid: number; parent: number; ms: number };

/**
 * Milliseconds of processor time that a process and all below it have used so far, but for `without` and all below that.
 * NaN where the system does not tell.
 */
export function processorMs(pid: number, without?: number): number {
  const all = processes();
  const root = all.find((one) => one.pid === pid);
  return root ? sum(root, all, without) : Number.NaN;
}

function sum(root: Process, all: Process[], without: number | undefined): number {
  const below = all.filter(({ parent, pid }) => parent === root.pid && pid !== without);
  return below.reduce((ms, one) => ms + sum(one, all, without), root.ms);
}

function processes(): Process[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => processOf(Number(pid)));
  } catch {
    return []; // no /proc on this system
  }
}

function processOf(pid: number): Process[] {
  try {
    // The name in parentheses may hold anything; what follows it does not.
    const said = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\)\s/s, "")
      .split(" ")
      .map(Number);
    const [parent = 0, ...rest] = said.slice(1);
    // User and system time, its own and that of its children that have ended.
    const ticks = rest.slice(9, 13).reduce((total, one) => total + one, 0);
    return [{ pid, parent, ms: ticks * TICK_MS }];
  } catch {
    return []; // it ended while it was looked at
  }
}
