import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { goalText, isMet, type Line, ratioOf, shown } from "./line.ts";

/** What one part of the bench measured. */
export type Part = { name: string; title: string; lines: Line[] };
const VERDICTS = new Map([
  [true, "met"],
  [false, "MISSED"],
  [null, ""],
]);

export function printPart({ title, lines }: Part): void {
  console.log(`\n${title}`);
  const rows = lines.map((line) => [line.what, figure(line), goalText(line), beside(line), ratio(line), verdict(line)]);
  const widths = rows.reduce<number[]>((wide, row) => row.map((cell, at) => Math.max(cell.length, wide[at] ?? 0)), []);
  for (const row of rows) console.log(`  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("   ")}`.trimEnd());
}

/** The whole as the table of docs/performance.md. */
export function toMarkdown(parts: Part[]): string {
  const rows = parts.flatMap(({ title, lines }) => [
    `| **${title}** | | | | | |`,
    ...lines.map(
      (line) =>
        `| ${line.what} | ${goalText(line)} | ${figure(line)} | ${beside(line)} | ${ratio(line)} | ${verdict(line)} |`,
    ),
  ]);
  const head = ["| what | goal | Baton | floor; peers | ratio to the first | |", "|---|---|---|---|---|---|"];
  return [machine(), "", ...head, ...rows].join("\n");
}

/** Everything measured, to the file that BATON_BENCH_JSON names, if it names one. */
export function writeJson(parts: Part[], file = process.env.BATON_BENCH_JSON): void {
  if (!file) return;
  const judged = parts.map((part) => ({
    ...part,
    lines: part.lines.map((line) => ({ ...line, ratio: ratioOf(line), met: isMet(line) })),
  }));
  writeFileSync(
    file,
    `${JSON.stringify({ machine: machine(), at: new Date(), load: loadavg(), parts: judged }, null, 2)}\n`,
  );
}

export function machine(): string {
  const model = cpus()[0]?.model ?? "unknown processor";
  return `${cpus().length} cores, ${model}, Node ${process.version}, commit ${commit()}, load ${loadavg()[0]?.toFixed(1)} at the end`;
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim();
  } catch {
    return "unknown"; // not a clone
  }
}

function figure({ ours, unit }: Line): string {
  return Number.isNaN(ours) ? shown(ours) : `${shown(ours)} ${unit}`;
}

function beside({ beside = [] }: Line): string {
  return beside.map(({ name, value }) => `${name} ${shown(value)}`).join("; ");
}

function ratio(line: Line): string {
  const value = ratioOf(line);
  return Number.isNaN(value) ? "" : value.toFixed(2);
}

function verdict(line: Line): string {
  return VERDICTS.get(isMet(line)) ?? "";
}
