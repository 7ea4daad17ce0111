import type { FileForm } from "../../domain/import/file-form.ts";
import { asOfAtLatest, type Mapping, mappingSchema, missingColumns } from "../../domain/import/mapping.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { requireMayOpen } from "../open-case.ts";
import { Problem } from "../problem.ts";
import { invalid } from "../read-command.ts";
import { missingHeader, openCsv, readHeader } from "./csv.ts";
import { type RawRow, sealBatch, sealForm } from "./staged.ts";

export type ReceivedFile = { header: string[]; rows: number; form: FileForm };
export type Received = { file: ReceivedFile; fileName: string | null; mapping: Mapping };

const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 500_000;

/**
 * Makes an import out of what `receive` brings (the file, staged under the id that it is given, and the mapping), ready
 * to run. Nothing of it stays when that throws.
 */
export async function beginImport(
  by: Identity,
  dryRun: boolean,
  receive: (id: string) => Promise<Received>,
): Promise<string> {
  const id = newId();
  await pool().query(
    "insert into imports (id, actor_kind, actor_id, dry_run, state) values ($1, $2, $3, $4, 'receiving')",
    [id, by.actor.kind, by.actor.id, dryRun],
  );
  try {
    await makeReady(id, by, await receive(id));
    return id;
  } catch (error) {
    await pool().query("delete from imports where id = $1", [id]);
    throw error;
  }
}

/** Stages the file's rows as they come, sealed, in batches. Throws 422 for a file that is no CSV with a header. */
export async function receiveFile(
  importId: string,
  bytes: AsyncIterable<Uint8Array>,
  said: Partial<FileForm> = {},
): Promise<ReceivedFile> {
  const { form, records } = await openCsv(bytes, said);
  let header: string[] | undefined;
  let batch: RawRow[] = [];
  let [characters, rows, seq] = [0, 0, 0];
  const flush = async () => {
    if (batch.length > 0) await insertBatch(importId, seq++, batch);
    [batch, characters] = [[], 0];
  };
  for await (const record of records) {
    if (!header) {
      header = readHeader(record);
      continue;
    }
    rows += 1;
    batch.push([record.line, record.cells]);
    characters += record.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (batch.length >= BATCH_ROWS || characters >= BATCH_CHARACTERS) await flush();
  }
  await flush();
  if (!header) throw missingHeader();
  return { header, rows, form };
}

/** Reads a mapping's JSON. Throws 422 with the path of each fault. */
export function readMapping(text: string): Mapping {
  const parsed = mappingSchema.safeParse(toJson(text));
  if (!parsed.success) throw invalid(parsed.error.issues, ["mapping"]);
  return parsed.data;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Problem(422, "invalid", "The mapping is not JSON.", {
      errors: [{ path: "mapping", message: "is not JSON" }],
    });
  }
}

async function insertBatch(importId: string, seq: number, rows: RawRow[]): Promise<void> {
  await pool().query("insert into import_batches (import_id, seq, rows) values ($1, $2, $3)", [
    importId,
    seq,
    sealBatch(importId, seq, rows),
  ]);
}

async function makeReady(id: string, by: Identity, { file, fileName, mapping: said }: Received): Promise<void> {
  const { header, rows, form } = file;
  requireColumns(said, header);
  if ("constant" in said.portfolio) requireMayOpen(by, said.portfolio.constant, await currentDirectory());
  const mapping = asOfAtLatest(said, await today());
  await pool().query("update imports set state = 'staging', rows = $2, as_of = $3, form = $4 where id = $1", [
    id,
    rows,
    mapping.asOf,
    sealForm(id, { header, mapping, file: { ...form, name: fileName } }),
  ]);
}

/** What a mapping reads and the file does not have. */
export function lackingColumns(mapping: Mapping, header: string[]): { path: string; message: string }[] {
  return missingColumns(mapping, header).map((name) => ({
    path: "mapping",
    message: `reads the column ${name}, which the file lacks`,
  }));
}

function requireColumns(mapping: Mapping, header: string[]): void {
  const missing = missingColumns(mapping, header);
  if (missing.length === 0) return;
  const errors = lackingColumns(mapping, header);
  const names = missing.map((name) => JSON.stringify(name)).join(", ");
  throw new Problem(422, "invalid", `The file has no column ${names}, which the mapping reads.`, { errors });
}

export async function today(): Promise<string> {
  const { rows } = await pool().query<{ today: string }>("select (now() at time zone 'UTC')::date::text as today");
  return rows[0]?.today ?? "";
}
