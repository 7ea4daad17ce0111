import { Readable } from "node:stream";
import { harmless } from "../../domain/csv-cell.ts";
import { pool } from "../database.ts";
import { leftOutAfter } from "./left-out.ts";
import { type LeftOut, openForm } from "./staged.ts";

const AT_ONCE = 500;
const REASON = "reason";

/** The rows that were left out, as CSV in the shape of the file with the reason in a last column: correct it and import it. */
export async function* errorsFile(importId: string): AsyncGenerator<string> {
  const header = await headerOf(importId);
  const kept = header.flatMap((name, at) => (name === REASON ? [] : [at]));
  yield record([...kept.map((at) => header[at] ?? ""), REASON]);
  for (let after = 0, rows = await leftOutAfter(importId, after, AT_ONCE); rows.length > 0; ) {
    yield rows.map((row) => record([...kept.map((at) => row.cells[at] ?? ""), reasonOf(row, header.length)])).join("");
    after = rows.at(-1)?.line ?? after;
    rows = await leftOutAfter(importId, after, AT_ONCE);
  }
}

/** The same as the body of an answer. */
export function errorsStream(importId: string): ReadableStream {
  const bytes = Readable.from(errorsFile(importId)).map((text: string) => Buffer.from(text));
  return Readable.toWeb(bytes) as ReadableStream;
}

async function headerOf(importId: string): Promise<string[]> {
  const { rows } = await pool().query<{ form: Buffer | null }>("select form from imports where id = $1", [importId]);
  const form = rows[0]?.form;
  return form ? openForm(importId, form).header : [];
}

function reasonOf({ cells, errors }: LeftOut, width: number): string {
  const reasons = errors.map(({ column, field, message }) => `${column ?? field}: ${message}`);
  if (cells.length > width) reasons.push(`cells beyond the header: ${cells.slice(width).join(" | ")}`);
  return reasons.join("; ");
}

function record(cells: string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
