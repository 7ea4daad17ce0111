import { execFileSync } from "node:child_process";
import { median } from "./clients.ts";
import type { Line } from "./line.ts";

type Measured = { each: number; ours: number[]; floor: number[] };

/** Messages from planned to sent, one process, beside the bare job queue; in a process of its own. */
export async function benchSending(): Promise<Line[]> {
  const program = ["lib/run/trial/measure-sending.ts"];
  const said = execFileSync(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"] }).toString();
  const { each, ours, floor } = JSON.parse(said.trim().split("\n").at(-1) ?? "") as Measured;
  return [
    {
      what: `messages from due to sent, ${each} at once`,
      unit: "/s",
      ours: median(ours),
      beside: [{ name: "pg-boss alone, no effect", value: median(floor) }],
    },
  ];
}
