import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { Problem } from "../problem.ts";

/** A record of the file with the line on which it begins. The first one is the header. */
export type CsvRecord = { line: number; cells: string[] };

const LONGEST_RECORD = 4_000_000;

/**
 * The records of a CSV file in UTF-8 (RFC 4180; with or without BOM; any line ends), as they come, in constant memory.
 * Records of another length than the header are the caller's. Throws a 422 that names the line and no content.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: LONGEST_RECORD,
  });
  // The parser ends with the same error, which the loop below meets.
  pipeline(Readable.from(decode(bytes)), parser).catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>)
      yield { line: info.lines - breaksIn(record), cells: record };
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}

/** The header's column names; unnamed columns are not read. Throws 422 for a missing header and for a name that stands there twice. */
export function readHeader({ cells }: CsvRecord): string[] {
  const header = cells.map((name) => name.trim());
  const named = header.filter((name) => name !== "");
  if (named.length === 0) throw missingHeader();
  const twice = named.find((name, at) => named.indexOf(name) !== at);
  if (twice !== undefined)
    throw wrongFile(`The header names the column ${JSON.stringify(twice.slice(0, 100))} twice; rename one of them.`);
  return header;
}

export function missingHeader(): Problem {
  return wrongFile("The file has no header; its first line must name the columns.");
}

function wrongFile(message: string): Problem {
  return new Problem(422, "invalid", message, { errors: [{ path: "file", message }] });
}

async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  const text = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw wrongFile(`The file is not UTF-8, near line ${line}; save it as CSV in UTF-8.`);
    }
  };
  for await (const chunk of bytes) {
    const part = text(chunk);
    const nul = part.indexOf("\0");
    if (nul >= 0)
      throw wrongFile(`Line ${line + breaks(part.slice(0, nul))} has a NUL character; save the file as CSV in UTF-8.`);
    line += breaks(part);
    yield part;
  }
  yield text();
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

function breaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
