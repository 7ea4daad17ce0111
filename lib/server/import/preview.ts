/** What a mapping would make of a file, told from the file's first rows. Writes nothing. */
import type { Directory } from "../../domain/directory.ts";
import type { FileForm } from "../../domain/import/file-form.ts";
import { asOfAtLatest, type Mapping } from "../../domain/import/mapping.ts";
import type { ImportedCustomer, ImportedDebt, ImportFact, ReadRow } from "../../domain/import/row.ts";
import type { RowError } from "../../domain/import/row-reader.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { Problem } from "../problem.ts";
import { missingHeader, openCsv, readHeader } from "./csv.ts";
import { readCells } from "./read-cells.ts";
import { lackingColumns, readMapping, today } from "./receive.ts";
import type { RawRow } from "./staged.ts";
import { receiveUpload } from "./upload.ts";

/** A file of just this size is taken for the beginning of a longer one: its last row may be cut and is not shown. */
export const HEAD_BYTES = 256 * 1024;
const SHOWN = 50;
const SHOWN_CHARACTERS = 200;

export type PreviewFact = {
  portfolio: string;
  customer: ImportedCustomer;
  debt: ImportedDebt;
  disputedOn: string | null;
  settlement: ImportFact["settlement"];
  withheld: ImportFact["withheld"];
};
/** What becomes of a row; null as long as there is no whole mapping. */
export type PreviewOutcome =
  | { is: "debt"; fact: PreviewFact }
  | { is: "wrong"; errors: RowError[] }
  | { is: "filtered" | "withheld" };
export type Preview = FileForm & {
  /** False when the file goes on after what was sent. */
  whole: boolean;
  columns: string[];
  /** Of all rows that were sent, once there is a mapping. */
  counts: { rows: number; debts: number; wrong: number; filtered: number; withheld: number };
  rows: { line: number; cells: string[]; outcome: PreviewOutcome | null }[];
  /** What is missing or wrong in the mapping; none when none was sent. */
  mappingErrors: { path: string; message: string }[];
};

/** Reads the parts `file` (at most 256 kB) and, if it is there, `mapping`. Throws what an import of the file would. */
export async function previewUpload(
  request: Request,
  said: Partial<FileForm>,
  viewer: Viewer,
  directory: Directory,
): Promise<Preview> {
  const upload = await receiveUpload(request, HEAD_BYTES, (bytes) => readHead(bytes, said));
  const { form, header, rows, whole } = upload.file;
  const { mapping, errors } = mappingOf(upload.mapping, header);
  const reading = mapping && asOfAtLatest(mapping, await today());
  const outcomes = rows.map(([, cells]) =>
    reading ? toOutcome(readCells({ header, mapping: reading }, cells, viewer, directory), directory) : null,
  );
  return {
    ...form,
    whole,
    columns: header,
    counts: countsOf(outcomes),
    rows: rows
      .slice(0, SHOWN)
      .map(([line, cells], at) => ({ line, cells: cells.map(cut), outcome: outcomes[at] ?? null })),
    mappingErrors: errors,
  };
}

type Head = { form: FileForm; header: string[]; rows: RawRow[]; whole: boolean };

async function readHead(bytes: AsyncIterable<Uint8Array>, said: Partial<FileForm>): Promise<Head> {
  const { chunk, whole } = await gather(bytes);
  const { form, records } = await openCsv(inPieces(chunk), said);
  const rows: RawRow[] = [];
  let header: string[] | undefined;
  try {
    for await (const record of records) {
      if (header) rows.push([record.line, record.cells]);
      else header = readHeader(record);
    }
  } catch (error) {
    // The end of what was sent may stand in the middle of a character or a quoted cell.
    if (whole || !header || rows.length === 0 || !(error instanceof Problem)) throw error;
  }
  if (!header) throw missingHeader();
  return { form, header, rows: whole ? rows : rows.slice(0, -1), whole };
}

async function gather(bytes: AsyncIterable<Uint8Array>): Promise<{ chunk: Buffer; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const chunk = Buffer.concat(chunks);
  return { chunk, whole: chunk.length < HEAD_BYTES };
}

/** In pieces, so that rows have been taken by the time the last of them turns out to be cut. */
async function* inPieces(chunk: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < chunk.length; at += 4_096) yield chunk.subarray(at, at + 4_096);
}

/** A mapping that is not finished yet is no failure here: what it lacks is told beside the rows. */
function mappingOf(
  text: string | undefined,
  header: string[],
): { mapping: Mapping | null; errors: Preview["mappingErrors"] } {
  if (text === undefined) return { mapping: null, errors: [] };
  try {
    const mapping = readMapping(text);
    const errors = lackingColumns(mapping, header);
    return { mapping: errors.length > 0 ? null : mapping, errors };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { mapping: null, errors: (error.extra.errors ?? []) as Preview["mappingErrors"] };
  }
}

function toOutcome(read: ReadRow, directory: Directory): PreviewOutcome {
  if ("skipped" in read) return { is: read.skipped };
  if (!read.ok) return { is: "wrong", errors: read.errors };
  const { portfolio, customer, debt, disputedOn, settlement, withheld } = read.fact;
  const currency = directory.portfolios[portfolio]?.currency;
  if (currency !== debt.currency) {
    const message = `the portfolio's currency is ${currency}, not ${debt.currency}; choose a portfolio in ${debt.currency}`;
    return { is: "wrong", errors: [{ field: "debt.currency", message }] };
  }
  return { is: "debt", fact: { portfolio, customer, debt, disputedOn, settlement, withheld } };
}

function countsOf(outcomes: (PreviewOutcome | null)[]): Preview["counts"] {
  const number = (is: PreviewOutcome["is"]) => outcomes.filter((outcome) => outcome?.is === is).length;
  return {
    rows: outcomes.length,
    debts: number("debt"),
    wrong: number("wrong"),
    filtered: number("filtered"),
    withheld: number("withheld"),
  };
}

function cut(cell: string): string {
  return cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS)}…`.toWellFormed() : cell;
}
