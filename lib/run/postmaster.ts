import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { birthOf } from "./living-process.ts";
import { binary, type Cluster, databaseEnv } from "./postgres-cluster.ts";

export type Postmaster = { pid: number; port: number };

/** The postmaster that runs on this cluster's folder, by its own `postmaster.pid`; a stale file is removed. */
export function findPostmaster(cluster: Cluster): Postmaster | null {
  const file = join(cluster.folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, folder, , port] = readFileSync(file, "utf8").split("\n");
  const found = { pid: Number(pid), port: Number(port) };
  if (found.pid > 0 && birthOf(found.pid) !== null && isOurs(found.pid, cluster.folder, folder)) return found;
  // Left by a killed one. PostgreSQL would refuse to start when another program has its number now.
  rmSync(file, { force: true });
  return null;
}

function isOurs(pid: number, folder: string, writtenFolder: string | undefined): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return process.platform !== "linux" && writtenFolder === folder;
  }
}

/** Starts a postmaster of its own session, so that Ctrl-C in the terminal reaches it only through us, and in order. */
export function launch(cluster: Cluster, port: number, settings: Record<string, string>): ChildProcess {
  const log = openSync(logFile(cluster), tooLong(logFile(cluster)) ? "w" : "a", 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binary("postgres"), ["-D", cluster.folder, "-p", String(port), ...flags], {
    cwd: dirname(cluster.folder),
    detached: true,
    stdio: ["ignore", log, log],
    env: databaseEnv(),
    ...cluster.user,
  });
  child.unref();
  closeSync(log);
  return child;
}

/** Stops it: first asking it to disconnect everybody and write a checkpoint, then without the checkpoint, then hard. */
export async function stopPostmaster(pid: number, hurry = false): Promise<void> {
  const birth = birthOf(pid);
  for (const [signal, patience] of [
    ["SIGINT", hurry ? 0 : 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if (patience === 0) continue;
    if (!signalIfThere(pid, birth, signal)) return;
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (birthOf(pid) !== birth) return;
      await pause(20);
    }
  }
}

/** The same request, without waiting; for the moment when this process ends anyway. */
export function askToStop(pid: number): void {
  signalIfThere(pid, birthOf(pid), "SIGINT");
}

export function lastWords(cluster: Cluster): string {
  const file = logFile(cluster);
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-12).join("\n") : "";
}

function signalIfThere(pid: number, birth: string | null, signal: NodeJS.Signals): boolean {
  if (birth === null || birthOf(pid) !== birth) return false;
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function logFile(cluster: Cluster): string {
  return join(dirname(cluster.folder), "postgres.log");
}

function tooLong(file: string): boolean {
  return existsSync(file) && statSync(file).size > 5_000_000;
}
