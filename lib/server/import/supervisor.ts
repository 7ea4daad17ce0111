/** Keeps imports out of the process that serves people: each stretch of work runs in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "../database.ts";
import { log } from "../log.ts";
import { rung } from "./bell.ts";
import { hasWaiting } from "./run.ts";

/** Another process may have received an import, or may have died over one. */
const LOOK_AGAIN_MS = 2_000;
/** How long a stop waits for the batch that is under way; what is cut then is done again at the next start. */
const PATIENCE_MS = 3_000;
/** An import keeps a few hundred rows at a time; more than this is a fault, and ends the import's process, not the server. */
const MEMORY = ["--max-old-space-size=256", "--max-semi-space-size=16"];

/** Runs imports, those that a stop or a crash cut short first, until it is stopped. */
export function resumeImports(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = superviseUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function superviseUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    const heard = rung(AbortSignal.any([stopping, AbortSignal.timeout(LOOK_AGAIN_MS)]));
    try {
      if (await hasWaiting()) await runInProcess(stopping);
      failing = false;
    } catch (error) {
      if (!failing) log().warn({ code: errorCode(error) }, "imports could not be looked for; it is tried again");
      failing = true;
    }
    await heard;
  }
}

/** Resolves when the process has ended, by itself or because it was told to. */
async function runInProcess(stopping: AbortSignal): Promise<void> {
  const child = launch();
  const ended = once(child, "exit");
  const stop = () => void end(child);
  stopping.addEventListener("abort", stop, { once: true });
  if (stopping.aborted) stop();
  try {
    await ended;
  } finally {
    stopping.removeEventListener("abort", stop);
  }
}

function launch(): ChildProcess {
  const program = join(process.cwd(), "lib", "run", "import-process.ts");
  const flags = ["--disable-warning=ExperimentalWarning", ...MEMORY];
  return spawn(process.execPath, [...flags, program], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await pause(PATIENCE_MS, undefined, { ref: false });
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
}
