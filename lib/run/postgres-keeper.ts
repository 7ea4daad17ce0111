import type { ChildProcess } from "node:child_process";
import type { Presence } from "./database-users.ts";
import type { Cluster } from "./postgres-cluster.ts";
import { askToStop, launch, stopPostmaster } from "./postmaster.ts";

export type Keeper = { stop(hurry: boolean): Promise<void>; release(): void; failed(): boolean };

/** Runs a postmaster and starts it again, on the same port, whenever it ends by itself; until released or stopped. */
export function keepRunning(
  cluster: Cluster,
  port: number,
  settings: Record<string, string>,
  presence: Presence,
  log: (line: string) => void,
): Keeper {
  let ending = false;
  let quickDeaths = 0;
  let child: ChildProcess;
  const start = () => {
    const began = Date.now();
    child = launch(cluster, port, settings);
    child.once("error", (error) => log(`the database could not be run: ${error.message}`));
    child.once("close", () => {
      quickDeaths = Date.now() - began < 5_000 ? quickDeaths + 1 : 0;
      if (ending) return;
      if (quickDeaths > 1) log("the database ended by itself; starting it again");
      // Back-ends of a killed postmaster need a moment to notice before a new one may use their memory.
      setTimeout(() => !ending && start(), Math.min(quickDeaths * 200, 5_000)).unref();
    });
  };
  const atExit = () => {
    presence.leave();
    if (child.pid && !presence.othersAreHere()) askToStop(child.pid);
  };
  process.on("exit", atExit);
  start();
  const release = () => {
    ending = true;
    process.off("exit", atExit);
  };
  return {
    release,
    failed: () => quickDeaths > 20,
    stop: async (hurry) => {
      release();
      if (child.pid) await stopPostmaster(child.pid, hurry);
    },
  };
}
