import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { isDay } from "../domain/calendar.ts";
import type { Mapping } from "../domain/import/mapping.ts";
import type { Identity } from "../server/identity.ts";
import { type ImportAnswer, readImport } from "../server/import/answer.ts";
import { errorsFile } from "../server/import/errors-file.ts";
import { stepBack } from "../server/import/low-priority.ts";
import { beginImport, readMapping, receiveFile } from "../server/import/receive.ts";
import { runWaiting } from "../server/import/runner.ts";
import { fileFormSchema } from "../server/import/schema.ts";
import { Problem } from "../server/problem.ts";
import { closePool } from "./close-pool.ts";
import { type Opened, open } from "./open.ts";

const USAGE =
  "Usage: npm run import -- <file.csv> --mapping <mapping.json> [--as-of YYYY-MM-DD] [--dry-run] [--portfolio slug] [--errors out.csv] [--encoding utf-8|utf-16le|utf-16be|windows-1252] [--delimiter comma|semicolon|tab|pipe]";
const COMMAND_LINE: Identity = { actor: { kind: "api", id: "import" }, scopes: ["import", "write"] };
const SHOWN = 20;

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
process.exitCode = await run(readArguments());

type Wanted = ReturnType<typeof readArguments>;

/** 0 when every row went in, 1 when rows were left out or it failed, 2 when nothing could be begun. */
async function run(wanted: Wanted): Promise<number> {
  let opened: Opened | undefined;
  try {
    const mapping = await mappingOf(wanted);
    opened = await open();
    stepBack();
    const id = await begin(wanted, mapping);
    return await report(await carryOut(id), wanted);
  } catch (error) {
    console.error(sentenceOf(error));
    return 2;
  } finally {
    await closePool();
    await opened?.close();
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        mapping: { type: "string" },
        "as-of": { type: "string" },
        "dry-run": { type: "boolean", default: false },
        portfolio: { type: "string" },
        errors: { type: "string" },
        encoding: { type: "string" },
        delimiter: { type: "string" },
      },
    });
    const [file, ...more] = positionals;
    const { mapping, "as-of": asOf, "dry-run": dryRun, portfolio, errors } = values;
    if (!file || !mapping || more.length > 0) throw new Error("Name one file and its mapping.");
    if (asOf !== undefined && !isDay(asOf)) throw new Error(`--as-of: ${asOf} is no day like 2013-06-30.`);
    const form = fileFormSchema.safeParse({ encoding: values.encoding, delimiter: values.delimiter });
    if (!form.success) throw new Error(`--${form.error.issues[0]?.path.join(".")}: ${form.error.issues[0]?.message}`);
    return { file, mapping, asOf, dryRun, portfolio, errors, ...form.data };
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

async function mappingOf({ mapping, asOf, portfolio }: Wanted): Promise<Mapping> {
  const read = readMapping(await readFile(mapping, "utf8"));
  return { ...read, ...(asOf && { asOf }), ...(portfolio && { portfolio: { constant: portfolio } }) };
}

function begin({ file, dryRun, encoding, delimiter }: Wanted, mapping: Mapping): Promise<string> {
  return beginImport(COMMAND_LINE, dryRun, async (id) => ({
    file: await receiveFile(id, createReadStream(file), { encoding, delimiter }),
    fileName: basename(file),
    mapping,
  }));
}

/** Runs it here, or watches while a running server does. */
async function carryOut(id: string): Promise<ImportAnswer> {
  const told = { at: 0 };
  const watching = setInterval(() => void progress(id).then((line) => tell(line, told)), 1_000);
  try {
    for (;;) {
      await runWaiting(stopping.signal);
      const answer = await read(id);
      if (answer.state === "done" || answer.state === "failed") return answer;
      if (stopping.signal.aborted)
        throw new Error("Stopped. A running server goes on with it, or the next start or import.");
      await pause(300);
    }
  } finally {
    clearInterval(watching);
  }
}

async function progress(id: string): Promise<string> {
  const { state, counts, rate } = await read(id);
  const { commands, rows, cases } = counts;
  return `  ${state}: ${rows} rows, ${cases} cases, ${commands} commands done, ${rate} rows/s`;
}

function tell(line: string, told: { at: number }): void {
  if (performance.now() - told.at < 900) return;
  told.at = performance.now();
  console.log(line);
}

function read(id: string): Promise<ImportAnswer> {
  return readImport({ kind: "api", id: COMMAND_LINE.actor.id, scopes: ["import"] }, id);
}

async function report(answer: ImportAnswer, { errors, dryRun }: Wanted): Promise<number> {
  const { counts, rate, asOf, state, failure } = answer;
  console.log(`${dryRun ? "Dry run" : "Import"} ${answer.id}, as of ${asOf}: ${state} (${rate} rows/s)`);
  for (const [name, count] of Object.entries(counts)) console.log(`  ${name.padEnd(10)} ${String(count).padStart(8)}`);
  for (const { line, column, field, message } of answer.errors.slice(0, SHOWN))
    console.error(`line ${line}, ${column ?? field}: ${message}`);
  if (answer.errors.length > SHOWN) console.error("… and more: --errors out.csv has every row that was left out");
  if (errors) await pipeline(Readable.from(errorsFile(answer.id)), createWriteStream(errors, { mode: 0o600 }));
  if (failure) console.error(failure);
  return state === "done" && answer.errors.length === 0 ? 0 : 1;
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : String(error);
  const errors = (error.extra.errors ?? []) as { path: string; message: string }[];
  return [error.message, ...errors.map(({ path, message }) => `  ${path}: ${message}`)].join("\n");
}
