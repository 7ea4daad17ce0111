import { execFileSync } from "node:child_process";
import { median } from "./clients.ts";
import type { Line } from "./line.ts";
import type { Round } from "./measure-timers.ts";

type Measured = { each: number; future: number; ours: Round[]; floor: Round[]; boss: Round[] };

/** What falls due at once, with its effect, beside a million things that are not due yet; in a process of its own. */
export async function benchTimers(): Promise<Line[]> {
  const program = ["lib/run/bench/measure-timers.ts"];
  const said = execFileSync(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"] }).toString();
  const measured = JSON.parse(said.trim().split("\n").at(-1) ?? "") as Measured;
  const line = (what: string, unit: string, figure: keyof Round): Line => {
    const of = (rounds: Round[]) => median(rounds.map((round) => round[figure]));
    const beside = [
      { name: "bare batch of update and insert", value: of(measured.floor) },
      { name: "pg-boss, batches, no effect", value: of(measured.boss) },
    ];
    return { what, unit, ours: of(measured.ours), beside };
  };
  return [
    line("worker processor a timer", "µs", "node"),
    line("database processor a timer", "µs", "database"),
    {
      ...line(`timers with effect beside ${measured.future.toLocaleString("en")} future ones`, "/s", "perSecond"),
      goal: { least: 4_000 },
    },
  ];
}
