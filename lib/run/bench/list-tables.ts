import { execFileSync } from "node:child_process";
import type { Line } from "./line.ts";
import type { measureCounts, measureLists } from "./lists.ts";
import type { Opens } from "./opens.ts";
import type { measureSearches } from "./searches.ts";

type Measured = {
  size: number;
  seconds: number;
  lists: Awaited<ReturnType<typeof measureLists>>;
  counts: Awaited<ReturnType<typeof measureCounts>>;
  searches: Awaited<ReturnType<typeof measureSearches>>;
  indexMegabytes: number;
  opens: Opens;
};

const SIZES = [1_000, 100_000];

/**
 * Lists, counts, searches and an opened case at 1,000 and 100,000 cases, and at each further size asked for (`npm run bench -- lists
 * 1000000`). Each size in a process and a PostgreSQL of its own. Times of the slowest of three readers.
 */
export async function benchLists(further: number[]): Promise<Line[]> {
  const measured = [...new Set([...SIZES, ...further])].map(measure);
  const sizes = measured.map(({ size }) => size.toLocaleString("en").padStart(10)).join("");
  printLists(measured);
  console.log(`Counts to 1,000, milliseconds      ${sizes}`);
  row(measured, ({ counts }) => counts.map(({ view, ms }) => [view, ms]));
  console.log(`Searches, milliseconds, all in all ${sizes}`);
  row(measured, ({ searches }) => searches.map(({ search, ms }) => [search, ms]));
  const disk = measured.map((one) => `${one.indexMegabytes.toFixed(0)} MB`.padStart(10)).join("");
  console.log(`  ${"index on disk".padEnd(33)}${disk}\n`);
  return measured.flatMap(linesOf);
}

/** The slowest page of all lists, and an opened case. */
function linesOf({ size, lists, opens }: Measured): Line[] {
  const at = `at ${size.toLocaleString("en")} cases`;
  const pages = lists.map(({ view, sort, first, next, floor }) => ({ view, sort, ours: Math.max(first, next), floor }));
  const slow = pages.reduce((slowest, one) => (one.ours > slowest.ours ? one : slowest));
  return [
    {
      what: `${at}: slowest page of a list (${slow.view} by ${slow.sort}), database time`,
      unit: "ms",
      ours: slow.ours,
      goal: { most: 30 },
      beside: [{ name: "its rows by primary key", value: slow.floor }],
    },
    {
      what: `${at}: a case with its newest events`,
      unit: "ms",
      ours: opens.ms,
      beside: [{ name: "bare rows by key", value: opens.floor }],
    },
  ];
}

function measure(size: number): Measured {
  const program = ["lib/run/bench/measure-lists.ts", String(size)];
  const said = execFileSync(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1e8 });
  return JSON.parse(said.toString().trim().split("\n").at(-1) ?? "") as Measured;
}

function printLists(measured: Measured[]): void {
  const sizes = measured.map(({ size }) => size.toLocaleString("en").padStart(26)).join("");
  console.log(
    `Lists, milliseconds of database time for 51 rows (goal 30): first page / next page, floor = the same rows`,
  );
  console.log(
    `by primary key; growth: the slower page beside its floor, from the first size to the last\n${" ".repeat(27)}${sizes}`,
  );
  for (const [at, { view, sort }] of (measured[0]?.lists ?? []).entries()) {
    const figures = measured.map(({ lists }) => lists[at]).filter((one) => one !== undefined);
    const cells = figures.map(({ first, next, floor }) => `${ms(first)} /${ms(next)}  (${ms(floor)} )`).join("");
    // Beside the floor, so that neither the machine's mood nor a page that is not full counts as growth.
    const slow = figures.map(({ first, next, floor }) => Math.max(first, next) / floor);
    const growth = (slow.at(-1) ?? 0) / (slow[0] ?? 1);
    console.log(
      `  ${view.padEnd(15)} ${sort.padEnd(8)} ${cells}  x ${growth.toFixed(2)}, ${figures.map(({ rows }) => rows).join(" and ")} rows`,
    );
  }
  console.log();
}

function row(measured: Measured[], figures: (one: Measured) => [string, number][]): void {
  for (const [at, [name]] of (measured[0] ? figures(measured[0]) : []).entries()) {
    const cells = measured.map((one) => (figures(one)[at]?.[1] ?? 0).toFixed(1).padStart(10)).join("");
    console.log(`  ${name.padEnd(33)}${cells}`);
  }
  console.log();
}

function ms(value: number): string {
  return value.toFixed(1).padStart(6);
}
