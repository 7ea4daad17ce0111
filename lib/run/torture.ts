/**
 * `npm run torture`: Baton under load and under fire (docs/torture.md). Every scenario starts processes and a database of
 * its own. Prints a table, writes it as JSON, and ends with 1 when any verdict is `failed`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { dirname } from "node:path";
import { buildIfChanged } from "./build.ts";
import { seconds, step } from "./progress.ts";
import { runInOwnProcess } from "./torture/in-own-process.ts";
import { type Options, readOptions, USAGE } from "./torture/options.ts";
import { type Result, resultOf, tableOf } from "./torture/report.ts";
import { scenarios } from "./torture/scenarios.ts";

const options = optionsOrSay();
const machine = `${availableParallelism()} cores, ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`;
const began = new Date();
console.log(`\n${machine}\nSeed ${options.seed}${options.short ? ", short" : ""}\n`);
await step("Build", buildIfChanged, (built) => (built ? "Built" : "Build is up to date"));
const results: Result[] = [];
for (const scenario of scenarios.filter(({ id }) => options.only.length === 0 || options.only.includes(id))) {
  const start = performance.now();
  const outcome = await runInOwnProcess(scenario, options);
  const result = resultOf(scenario, outcome, performance.now() - start);
  results.push(result);
  console.log(`${result.verdict === "passed" ? "✓" : "✗"} ${scenario.id} ${scenario.name} (${result.seconds} s)`);
  for (const fault of result.faults) console.log(`    ${fault}`);
}
report();

function report(): void {
  const { seed, short, out } = options;
  const took = seconds(Date.now() - began.getTime());
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify({ machine, seed, short, began, took, results }, null, 2)}\n`);
  const failed = results.filter(({ verdict }) => verdict === "failed").length;
  console.log(`\n${tableOf(results)}\n\n${results.length - failed} passed, ${failed} failed in ${took}; ${out}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function optionsOrSay(): Options {
  try {
    const ids = scenarios.map(({ id }) => id);
    return readOptions(process.argv.slice(2), ids, Math.floor(Math.random() * 2 ** 31));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}
