import { fork } from "node:child_process";
import { join } from "node:path";
import type { Options } from "./options.ts";
import type { Outcome, Scenario } from "./trial.ts";

const TIME_TO_END_MS = 30_000;

/** Runs a scenario in a process of its own; one that hangs is ended and has failed. */
export function runInOwnProcess({ id, minutes }: Scenario, { seed, short }: Options): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, "run-one.ts"), [id, String(seed), String(short)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const stop = () => child.kill("SIGTERM");
  process.once("SIGINT", stop).once("SIGTERM", stop);
  return new Promise((resolve) => {
    let outcome: Outcome = { measures: [], faults: ["the process ended without a word"] };
    child.once("message", (said) => {
      outcome = said as Outcome;
    });
    const hung = setTimeout(() => {
      outcome = { measures: [], faults: [`did not end within ${minutes} minutes`] };
      stop();
      setTimeout(() => child.kill("SIGKILL"), TIME_TO_END_MS).unref();
    }, minutes * 60_000);
    child.once("close", () => {
      clearTimeout(hung);
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve(outcome);
    });
  });
}
