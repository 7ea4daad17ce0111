/** One scenario in a process of its own, so that none finds what another left: `run-one.ts <id> <seed> <short>`. */
import { scenarios } from "./scenarios.ts";
import { Trial } from "./trial.ts";

const [id, seed, short] = process.argv.slice(2);
const scenario = scenarios.find((one) => one.id === id);
if (!scenario) throw new Error(`There is no scenario ${id}.`);
const trial = new Trial(Number(seed), short === "true");
process.on("uncaughtException", (error) => trial.fault(whyOf(error)));
process.on("unhandledRejection", (error) => trial.fault(whyOf(error)));
// The torture itself is gone, or has no more patience.
for (const sign of ["SIGTERM", "disconnect"]) process.once(sign, () => void trial.end().finally(() => process.exit(1)));

await scenario.run(trial).catch((error: unknown) => trial.fault(whyOf(error)));
await trial.end().catch((error: unknown) => trial.fault(`at the end: ${whyOf(error)}`));
if (process.send) process.send(trial.outcome, () => process.exit(0));
else console.log(JSON.stringify(trial.outcome, null, 2));

function whyOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).slice(0, 2_000) : String(error);
}
