/** The bytes of a bank's file as lines: camt.053 or CSV, whichever they are. */
import { buffer } from "node:stream/consumers";
import { type CsvRecord, headerAt, readBankCsv, type WrongLine } from "../../domain/bank/bank-csv.ts";
import { type BankLine, MOST_LINES, UnreadableBankFile } from "../../domain/bank/bank-line.ts";
import { readCamt } from "../../domain/bank/camt.ts";
import { type BankCsvMapping, bankCsvMapping, guessMapping, lackingColumns } from "../../domain/bank/csv-mapping.ts";
import { openCsv } from "../import/csv.ts";
import { wrongFile } from "../import/file-text.ts";
import { Problem } from "../problem.ts";
import { invalid } from "../read-command.ts";
import { xmlText } from "./xml-text.ts";

export type ReadFile = {
  kind: "camt.053" | "csv";
  lines: BankLine[];
  wrong: WrongLine[];
  pending: number;
  balanced: boolean | null;
  header: string[];
  mapping: BankCsvMapping | null;
};
/** What a file shows before it is taken in. */
export type LookedAt = Omit<ReadFile, "mapping"> & {
  mapping: object | null;
  mappingErrors: { path: string; message: string }[];
};

/** What the file says, by this mapping or the one that it suggests by itself; one that is not whole is no fault yet. Throws 422. */
export async function lookAtBankFile(bytes: Uint8Array, said: unknown): Promise<LookedAt> {
  if (bytes.length === 0) throw wrongFile("The file is empty.");
  const looked = isXml(bytes) ? lookAtCamt(bytes) : await lookAtCsv(bytes, said);
  if (looked.lines.length > MOST_LINES)
    throw wrongFile(`The file has ${looked.lines.length} payments, more than ${MOST_LINES}; send it in parts.`);
  return looked;
}

/** The same to be taken in. Throws 422 with the first thing that is wrong with it. */
export function requireWhole(looked: LookedAt): ReadFile {
  const [first] = looked.mappingErrors;
  if (first) throw new Problem(422, "invalid", `${first.path}: ${first.message}.`, { errors: looked.mappingErrors });
  if (looked.lines.length === 0 && looked.wrong.length === 0 && looked.pending === 0)
    throw wrongFile("The file has no payment in it.");
  return { ...looked, mapping: looked.mapping as BankCsvMapping | null };
}

/** The first sign that is no space is "<", in any of the encodings that are read. */
function isXml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 200))
    .toString("latin1")
    .replaceAll(/[\0\s]|^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/g, "");
  return head.startsWith("<");
}

function lookAtCamt(bytes: Uint8Array): LookedAt {
  const statements = readable(() => readCamt(xmlText(bytes)));
  return {
    kind: "camt.053",
    lines: statements.flatMap(({ lines }) => lines),
    wrong: [],
    pending: statements.reduce((sum, one) => sum + one.leftOut, 0),
    balanced: statements.every(({ balanced }) => balanced) ? true : null,
    header: [],
    mapping: null,
    mappingErrors: [],
  };
}

async function lookAtCsv(bytes: Uint8Array, said: unknown): Promise<LookedAt> {
  const records = await recordsOf(bytes);
  const at = headerAt(records);
  const header = (records[at]?.cells ?? []).map((cell) => cell.trim());
  const rows = records.slice(at + 1);
  const mapping =
    said ??
    guessMapping(
      header,
      rows.slice(0, 200).map(({ cells }) => cells),
    );
  const parsed = bankCsvMapping.safeParse(mapping);
  const common = { kind: "csv" as const, pending: 0, balanced: null, header };
  if (!parsed.success) {
    const mappingErrors = errorsOf(invalid(parsed.error.issues, ["mapping"]));
    return { ...common, lines: [], wrong: [], mapping: mapping as object, mappingErrors };
  }
  const mappingErrors = lackingColumns(parsed.data, header).map((name) => ({
    path: "mapping",
    message: `reads the column ${name}, which the file lacks`,
  }));
  const read = mappingErrors.length > 0 ? { lines: [], wrong: [] } : readBankCsv(header, rows, parsed.data);
  return { ...common, ...read, mapping: parsed.data, mappingErrors };
}

function errorsOf({ extra }: Problem): { path: string; message: string }[] {
  return extra.errors as { path: string; message: string }[];
}

async function recordsOf(bytes: Uint8Array): Promise<CsvRecord[]> {
  const { records } = await openCsv(once(bytes));
  const all: CsvRecord[] = [];
  for await (const record of records) {
    all.push(record);
    if (all.length > 2 * MOST_LINES)
      throw wrongFile(`The file has more than ${2 * MOST_LINES} rows; send it in parts.`);
  }
  return all;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export const wholeFile = (bytes: AsyncIterable<Uint8Array>) => buffer(bytes as AsyncIterable<Buffer>);

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableBankFile) throw wrongFile(error.message);
    throw error;
  }
}
