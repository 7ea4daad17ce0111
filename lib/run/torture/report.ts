import type { Measure, Outcome, Scenario } from "./trial.ts";

export type Verdict = "passed" | "failed";
export type Result = Outcome & Pick<Scenario, "id" | "name" | "injected"> & { verdict: Verdict; seconds: number };

export function resultOf({ id, name, injected }: Scenario, outcome: Outcome, milliseconds: number): Result {
  const verdict = outcome.faults.length === 0 ? "passed" : "failed";
  return { id, name, injected, verdict, seconds: Math.round(milliseconds / 100) / 10, ...outcome };
}

/** The summary as a Markdown table, a line a scenario; what was found wrong stands below it. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ id, name, injected, measures, verdict, seconds }) =>
    [id, name, injected, measures.map(textOf).join("; "), `${seconds} s`, verdict].join(" | "),
  );
  const head = ["# | scenario | injected | measured | took | verdict", "---|---|---|---|---|---"];
  const faults = results.flatMap((one) => one.faults.map((fault) => `✗ ${one.id} ${one.name}: ${fault}`));
  return [...[...head, ...rows].map((row) => `| ${row} |`), ...(faults.length > 0 ? ["", ...faults] : [])].join("\n");
}

function textOf({ what, value, limit }: Measure): string {
  return limit === undefined ? `${what} ${value}` : `${what} ${value} (≤ ${limit})`;
}
