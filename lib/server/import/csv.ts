import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { DELIMITERS, delimiterOf, type FileForm, saidDelimiter } from "../../domain/import/file-form.ts";
import type { Problem } from "../problem.ts";
import { breaks, decode, takeHead, textHead, wrongFile } from "./file-text.ts";

/** A record of the file with the line on which it begins. The first one is the header. */
export type CsvRecord = { line: number; cells: string[] };
/** `form`: how it was read; what was said of it, or found in its first bytes. */
export type CsvFile = { form: FileForm; records: AsyncGenerator<CsvRecord> };

const LONGEST_RECORD = 4_000_000;
const MOST_COLUMNS = 2_000;

/**
 * Opens a CSV file (RFC 4180; UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or pipe; any line ends): its records as
 * they come, in constant memory. Records of another length than the header are the caller's. Throws a 422 that says what to
 * do and names the line and no content, here or while the records are read.
 */
export async function openCsv(bytes: AsyncIterable<Uint8Array>, said: Partial<FileForm> = {}): Promise<CsvFile> {
  const { head, all } = await takeHead(bytes);
  const { encoding, text } = textHead(head, said.encoding);
  const form = { encoding, delimiter: said.delimiter ?? delimiterOf(text) };
  return { form, records: readCsv(withoutSaidDelimiter(decode(all, encoding)), form) };
}

async function* readCsv(text: AsyncIterable<string>, { delimiter }: FileForm): AsyncGenerator<CsvRecord> {
  const parser = parse({
    info: true,
    delimiter: DELIMITERS[delimiter],
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: LONGEST_RECORD,
  });
  // The parser ends with the same error, which the loop below meets.
  pipeline(Readable.from(text), parser).catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines - breaksIn(record), cells: record };
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}

/** The line is emptied, not taken away, so that lines keep their numbers. */
async function* withoutSaidDelimiter(text: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  for await (const part of text) {
    yield first && saidDelimiter(part) ? part.slice("sep=;".length) : part;
    if (part !== "") first = false;
  }
}

/** The header's column names; unnamed columns are not read. Throws 422 for a missing header and for a name that stands there twice. */
export function readHeader({ cells }: CsvRecord): string[] {
  const header = cells.map((name) => name.trim());
  const named = header.filter((name) => name !== "");
  if (named.length === 0) throw missingHeader();
  if (header.length > MOST_COLUMNS)
    throw wrongFile(
      `The header has ${header.length} columns, more than ${MOST_COLUMNS}; leave out what is not needed.`,
    );
  const twice = twiceIn(named);
  if (twice !== undefined)
    throw wrongFile(`The header names the column ${JSON.stringify(twice.slice(0, 100))} twice; rename one of them.`);
  return header;
}

function twiceIn(names: string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

export function missingHeader(): Problem {
  return wrongFile("The file has no header; its first line must name the columns.");
}

const REASONS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: "opens a quote that is never closed",
  CSV_INVALID_CLOSING_QUOTE: "goes on after a closing quote; write a quote inside a cell twice",
  INVALID_OPENING_QUOTE: 'has a quote inside an unquoted cell; quote the cell, and write "" for a quote in it',
  CSV_MAX_RECORD_SIZE: `holds a row of more than ${LONGEST_RECORD / 1_000_000} million characters; perhaps a quote is not closed`,
};

function unreadable(error: CsvError): Problem {
  const { code, lines } = error as CsvError & { lines?: number };
  return wrongFile(`Line ${lines ?? "?"} ${REASONS[code] ?? "is not CSV"}.`);
}

function breaksIn(cells: string[]): number {
  return cells.reduce((sum, cell) => sum + breaks(cell), 0);
}
