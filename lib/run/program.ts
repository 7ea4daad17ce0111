import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

/** A program of ours that runs in a process of its own and has said that it is ready. */
export type Program = {
  pid: number;
  /** Everything it has printed so far, both streams. */
  said(): string;
  /** Asks it to stop, or ends it at once (SIGKILL); resolves when it has ended. */
  end(signal?: NodeJS.Signals): Promise<void>;
};

const ROOT = join(import.meta.dirname, "..", "..");

/** Starts a program with this Node, in this folder of Baton, and waits until it has printed that it is ready. */
export async function startProgram(
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
  folder = ROOT,
): Promise<Program> {
  const child = spawnProgram(args, env, folder);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const said = await printed(child, ready);
  const end = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid ?? 0, said, end };
}

function printed(child: ChildProcess, ready: RegExp): Promise<() => string> {
  const chunks: Buffer[] = [];
  const said = () => Buffer.concat(chunks).toString("utf8");
  return new Promise((resolve, reject) => {
    let waiting = true;
    const hear = (chunk: Buffer) => {
      chunks.push(chunk);
      if (!waiting || !ready.test(said())) return;
      waiting = false;
      resolve(said);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", hear);
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`it ended with ${code} before it was ready:\n${said()}`)));
  });
}

/** Runs a program with this Node to its end. */
export function runProgram(
  args: string[],
  env: Record<string, string>,
  folder = ROOT,
): Promise<{ code: number | null; said: string }> {
  const child = spawnProgram(args, env, folder);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said: Buffer.concat(chunks).toString("utf8") }));
  });
}

function spawnProgram(args: string[], env: Record<string, string>, folder: string) {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    // By the channel it notices that whoever started it is gone.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

/** The first port from `from` on that nobody listens on. */
export async function portFrom(from: number): Promise<number> {
  return (await isFree(from)) ? from : portFrom(from + 1);
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
