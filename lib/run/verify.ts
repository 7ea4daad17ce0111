import { parseArgs } from "node:util";
import { isRef } from "../domain/ref.ts";
import { type Report, verifyEverything } from "../server/verify/everything.ts";
import { closePool } from "./close-pool.ts";
import { open } from "./open.ts";
import { seconds } from "./progress.ts";

const SHOWN = 50;

process.exitCode = await verify(readCase());

async function verify(ref: string | undefined): Promise<number> {
  const { close } = await open();
  try {
    const began = performance.now();
    const report = await verifyEverything(ref, tell);
    return say(report, performance.now() - began, ref);
  } finally {
    await closePool();
    await close();
  }
}

/** `--case C-…`, if it is there. Ends with a sentence when the arguments are wrong. */
function readCase(): string | undefined {
  try {
    const { case: ref } = parseArgs({ options: { case: { type: "string" } } }).values;
    if (ref === undefined || isRef(ref)) return ref;
    console.error(`${ref} is no case reference; one looks like C-7K3M-Q9TX.`);
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: npm run verify [-- --case C-7K3M-Q9TX]`);
  }
  process.exit(2);
}

function tell({ cases }: Report): void {
  if (cases % 1_000 === 0) console.log(`  ${cases} cases walked`);
}

function say(report: Report, took: number, ref: string | undefined): number {
  const { cases, events, opened, erased, snapshots, findings } = report;
  if (ref && cases === 0) {
    console.error(`There is no case ${ref}.`);
    return 1;
  }
  for (const { ref, version, what } of findings.slice(0, SHOWN))
    console.error(version === null ? `${ref}: ${what}` : `${ref} #${version}: ${what}`);
  if (findings.length > SHOWN) console.error(`… and ${findings.length - SHOWN} more cases`);
  const rate = Math.round(events / (took / 1_000));
  console.log(`${cases} cases, ${events} events in ${seconds(took)} (${rate} events/s)`);
  console.log(`${opened} personal fields opened and compared, ${erased} erased; ${snapshots} snapshots folded again`);
  console.log(findings.length === 0 ? "Everything fits." : `${findings.length} cases do not fit.`);
  return findings.length === 0 ? 0 : 1;
}
