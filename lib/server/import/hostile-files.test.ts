import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { FileForm } from "../../domain/import/file-form.ts";
import { Problem } from "../problem.ts";
import { openCsv, readHeader } from "./csv.ts";

const PLAIN = "who,name\nA,Zoë Ngũgĩ\nB,Bo\n";
const ROWS = [
  ["A", "Zoë Ngũgĩ"],
  ["B", "Bo"],
];
const WESTERN = "who,name\nA,Zoë “Müller” €\nB,Bo\n";
const WESTERN_ROWS = [
  ["A", "Zoë “Müller” €"],
  ["B", "Bo"],
];
const utf8 = (text: string) => Buffer.from(text);
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
const million = "x".repeat(1_000_000);
const wide = Array.from({ length: 300 }, (_, at) => `c${at}`);

describe.each([1, 7, 4_096, 65_536])("in chunks of %i bytes, a file", (size) => {
  it.each<[what: string, bytes: Buffer, rows: string[][], form?: Partial<FileForm>]>([
    ["in UTF-8", utf8(PLAIN), ROWS, { encoding: "utf-8", delimiter: "comma" }],
    ["in UTF-8 with BOM", utf8(`\uFEFF${PLAIN}`), ROWS, { encoding: "utf-8" }],
    ["in UTF-16 with BOM", Buffer.from(`\uFEFF${PLAIN}`, "utf16le"), ROWS, { encoding: "utf-16le" }],
    ["in UTF-16 without BOM", Buffer.from(PLAIN, "utf16le"), ROWS, { encoding: "utf-16le" }],
    ["in big-endian UTF-16 with BOM", utf16be(`\uFEFF${PLAIN}`), ROWS, { encoding: "utf-16be" }],
    ["in big-endian UTF-16 without BOM", utf16be(PLAIN), ROWS, { encoding: "utf-16be" }],
    ["in Windows-1252", windows1252(WESTERN), WESTERN_ROWS, { encoding: "windows-1252" }],
    ["with CRLF", utf8(PLAIN.replaceAll("\n", "\r\n")), ROWS],
    ["with the line ends of old Macs", utf8(PLAIN.replaceAll("\n", "\r")), ROWS],
    ["with mixed line ends", utf8("who,name\r\nA,Zoë Ngũgĩ\rB,Bo\n"), ROWS],
    ["without a last line end, with blank lines", utf8(`\n\n${PLAIN.trimEnd().replace("\nB", "\n\n\r\nB")}`), ROWS],
    ["with semicolons", utf8(PLAIN.replaceAll(",", ";")), ROWS, { delimiter: "semicolon" }],
    ["with tabs", utf8(PLAIN.replaceAll(",", "\t")), ROWS, { delimiter: "tab" }],
    ["with pipes", utf8(PLAIN.replaceAll(",", "|")), ROWS, { delimiter: "pipe" }],
    ["with a first line sep=;", utf8(`sep=;\r\n${PLAIN.replaceAll(",", ";")}`), ROWS, { delimiter: "semicolon" }],
    [
      "with delimiters, quotes and line ends in quotes",
      utf8('who,name\n"A,1","Z ""o"" \r\n;e"\n'),
      [["A,1", 'Z "o" \r\n;e']],
    ],
    ["with formulas, which are text", utf8("who,name\n=1+1,\"=cmd|'/C calc'!A0\"\n"), [["=1+1", "=cmd|'/C calc'!A0"]]],
    ["with ragged rows, left to whoever reads them", utf8("who,name\nA\nB,Bo,more\n"), [["A"], ["B", "Bo", "more"]]],
    ["with a header only", utf8("who,name\n"), []],
  ])("%s is read", async (_, bytes, rows, form = {}) => {
    const read = await readAll(bytes, size);
    expect(read.rows).toEqual(rows);
    expect(read.header).toEqual(["who", "name"]);
    expect(read.form).toMatchObject(form);
  });

  it.each<[what: string, bytes: Buffer, says: RegExp]>([
    ["empty", utf8(""), /no header/],
    ["with blank lines only", utf8("\r\n\n"), /no header/],
    ["with nothing but a BOM", utf8("\uFEFF"), /no header/],
    ["with a header of unnamed columns", utf8(" , ,\nA,B,C\n"), /no header/],
    ["with a column named twice", utf8("who,name, who\n"), /"who" twice; rename/],
    ["with a NUL", utf8("who,name\nA,B\nC\0,D\n"), /Line 3 has a NUL.*save/],
    [
      "in UTF-8 with broken bytes",
      Buffer.concat([utf8(PLAIN), Buffer.of(0xff, 0x0a)]),
      /not UTF-8, near line 4.*Windows-1252/,
    ],
    ["with a quote that is never closed", utf8('who,name\nA,"Bo\nC,D\n'), /never closed/],
    ["with a quote inside a cell", utf8('who,name\nA,B"o\n'), /Line 2 .*quote the cell/],
    ["with text after a quote", utf8('who,name\nA,"B"o\n'), /Line 2 .*twice/],
    ["that is a zip archive or workbook", zipBomb(), /zip archive or an Excel workbook, not CSV; open it/],
    ["that is a gzip bomb", gzipSync(Buffer.alloc(20_000_000)), /compressed with gzip, not CSV/],
    ["compressed with zstd", zstdCompressSync(utf8(PLAIN)), /compressed with zstd/],
    ["that is an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), /old Excel workbook/],
    ["that is a PDF", utf8("%PDF-1.7\n"), /PDF, not CSV/],
  ])("%s is refused with what to do", async (_, bytes, says) => {
    const problem = await readAll(bytes, size).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 422, code: "invalid", message: expect.stringMatching(says) });
  });
});

describe("a large file", () => {
  it("of 300 columns is read", async () => {
    const { header, rows } = await readAll(utf8(`${wide.join()}\n${wide.join()}\n`));
    expect(header).toEqual(wide);
    expect(rows).toEqual([wide]);
  });

  it("of a cell of a million characters is read, bare and quoted", async () => {
    const { rows } = await readAll(utf8(`who,name\nA,${million}\nB,"${million}"\n`));
    expect(rows.map(([, name]) => name?.length)).toEqual([1_000_000, 1_000_000]);
  });

  it.each([
    [
      "more columns than anybody maps",
      `${Array.from({ length: 2_001 }, (_, at) => `c${at}`).join()}\n`,
      /2001 columns/,
    ],
    ["a row without an end", `who,name\nA,"${"x".repeat(5_000_000)}`, /Line \d+ .*(million characters|never closed)/],
  ])("with %s is refused", async (_, text, says) => {
    await expect(readAll(utf8(text))).rejects.toThrow(says);
  });

  it("is read in constant memory", async () => {
    const row = utf8(`A,${"x".repeat(100)}\n`);
    let rows = 0;
    const { records } = await openCsv(endless(utf8("who,name\n"), Buffer.concat(Array(600).fill(row)), 1_000));
    const before = process.memoryUsage().heapUsed;
    let most = before;
    for await (const _ of records) {
      rows += 1;
      if (rows % 50_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
    }
    expect(rows).toBe(600_001);
    expect(most - before).toBeLessThan(150_000_000);
  });
});

it("what is said of a file goes before what is found in it", async () => {
  const bytes = windows1252("who;name,more\nA;é,1\n");
  const { rows } = await readAll(bytes, 100, { encoding: "windows-1252", delimiter: "comma" });
  expect(rows).toEqual([["A;é", "1"]]);
});

async function readAll(bytes: Buffer, size = 65_536, said: Partial<FileForm> = {}) {
  const { form, records } = await openCsv(inChunks(bytes, size), said);
  const rows: string[][] = [];
  let header: string[] | undefined;
  for await (const record of records) {
    if (header) rows.push(record.cells);
    else header = readHeader(record);
  }
  if (!header) throw new Problem(422, "invalid", "The file has no header.");
  return { form, header, rows };
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* endless(head: Buffer, piece: Buffer, times: number): AsyncGenerator<Uint8Array> {
  yield head;
  for (let n = 0; n < times; n += 1) yield piece;
}

/** The beginning of a zip whose one entry would unpack to terabytes. Nobody unpacks it. */
function zipBomb(): Buffer {
  return Buffer.concat([Buffer.from("504b03041400000008000000", "hex"), Buffer.alloc(4_000, 0x55)]);
}

function windows1252(text: string): Buffer {
  const beyond: Record<string, number> = { "“": 0x93, "”": 0x94, "€": 0x80 };
  return Buffer.from([...text].map((letter) => beyond[letter] ?? letter.charCodeAt(0)));
}
