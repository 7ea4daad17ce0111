import { readdirSync, readFileSync } from "node:fs";
import type { Server } from "#lib/run/trial/server.ts";

/** Processes of the server that play its day. */
export function players(server: Server): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === server.pid() && /simulate\.ts/.test(about(pid, "cmdline")));
}

function parentOf(pid: number): number {
  const stat = about(pid, "stat");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

export function isAlive(pid: number): boolean {
  return /simulate\.ts/.test(about(pid, "cmdline"));
}

/** Nothing, once the process is gone. */
function about(pid: number, what: "cmdline" | "stat"): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return "";
  }
}
