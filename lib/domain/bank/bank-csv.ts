/** Lines of a bank's CSV through its mapping. Banks write a few lines before the header; it is the first that names a day and a sum. */
import type { Cell, Row, WrongCell } from "../import/cell.ts";
import { readAmount, readDay, readText } from "../import/cell.ts";
import { isCurrency } from "../money.ts";
import { type BankLine, LONGEST_TEXT } from "./bank-line.ts";
import { type BankCsvMapping, guessMapping } from "./csv-mapping.ts";

export type CsvRecord = { line: number; cells: string[] };
export type WrongLine = { line: number; cells: string[]; column?: string; message: string };
export type ReadCsv = { lines: BankLine[]; wrong: WrongLine[] };

const PREAMBLE = 20;

/** Where the header stands among the first lines; 0 when none of them looks like one. */
export function headerAt(records: readonly CsvRecord[]): number {
  const at = records.slice(0, PREAMBLE).findIndex(({ cells }, i) => {
    const rows = records.slice(i + 1, i + 50).map((one) => one.cells);
    const guess = guessMapping(
      cells.map((cell) => cell.trim()),
      rows,
    );
    return guess.date !== undefined && (guess.amount ?? guess.credit ?? guess.debit) !== undefined;
  });
  return Math.max(0, at);
}

/** What the rows after the header are, and those that cannot be read, with why. Empty rows and sums of nothing are passed over. */
export function readBankCsv(
  header: readonly string[],
  records: readonly CsvRecord[],
  mapping: BankCsvMapping,
): ReadCsv {
  const lines: BankLine[] = [];
  const wrong: WrongLine[] = [];
  for (const { line, cells } of records) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const read = readLine(header, { line, cells }, mapping);
    if (!read.ok)
      wrong.push({ line, cells, ...(read.column !== undefined && { column: read.column }), message: read.message });
    else if (read.value) lines.push(read.value);
  }
  return { lines, wrong };
}

function readLine(header: readonly string[], { line, cells }: CsvRecord, mapping: BankCsvMapping): Cell<BankLine> {
  if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== ""))
    return { ok: false, message: `has ${cells.length} cells where the header has ${header.length}` };
  const row = rowOf(header, cells);
  const currency = readText(row, mapping.currency);
  const account = readText(row, mapping.account);
  const bookedOn = readDay(row, { column: mapping.date, date: mapping.dateFormat });
  const faults = [currency, account, bookedOn].find((one): one is WrongCell => !one.ok);
  if (faults) return faults;
  if (!currency.ok || !account.ok || !bookedOn.ok) return { ok: false, message: "cannot be read" };
  if (!currency.value || !isCurrency(currency.value))
    return { ok: false, message: "has no ISO 4217 currency such as GBP" };
  if (!account.value) return { ok: false, message: "does not say which account it is of" };
  if (!bookedOn.value) return { ok: false, column: mapping.date, message: "has no day" };
  const sum = sumOf(row, mapping, currency.value);
  if (!sum.ok) return sum;
  if (!sum.value) return { ok: true, value: undefined };
  const texts = mapping.texts
    .map((name) => (row[name] ?? "").replaceAll(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  const length = texts.reduce((all, text) => all + text.length, 0);
  if (length > LONGEST_TEXT) return { ok: false, message: `has a text of more than ${LONGEST_TEXT} characters` };
  return {
    ok: true,
    value: {
      at: `line ${line}`,
      account: account.value,
      bankId: cell(row, mapping.id),
      bookedOn: bookedOn.value,
      direction: sum.value > 0 ? "in" : "out",
      amountMinor: Math.abs(sum.value),
      currency: currency.value,
      returned: false,
      endToEndId: null,
      texts,
      counterparty: cell(row, mapping.counterparty),
      counterpartyAccount: cell(row, mapping.counterpartyAccount),
    },
  };
}

function rowOf(header: readonly string[], cells: readonly string[]): Row {
  const row: Record<string, string> = Object.create(null);
  for (const [at, name] of header.entries()) if (name !== "") row[name] = cells[at] ?? "";
  return row;
}

/** Signed, in minor units; undefined for an empty row of a sum. */
function sumOf(row: Row, mapping: BankCsvMapping, currency: string): Cell<number> {
  const { number, amount, credit, debit, direction } = mapping;
  if (amount !== undefined) return signed(readAmount(row, { column: amount, number }, currency), row, direction);
  const came = credit === undefined ? NOTHING : readAmount(row, { column: credit, number }, currency);
  const went = debit === undefined ? NOTHING : readAmount(row, { column: debit, number }, currency);
  if (!came.ok) return came;
  if (!went.ok) return went;
  if (came.value && went.value) return { ok: false, message: "has a credit and a debit; one of them must be empty" };
  // Some banks write debits with a minus in their own column.
  return { ok: true, value: came.value || (went.value ? -Math.abs(went.value) : undefined) };
}

const NOTHING: Cell<number> = { ok: true, value: undefined };

function signed(sum: Cell<number>, row: Row, direction: BankCsvMapping["direction"]): Cell<number> {
  if (!sum.ok || sum.value === undefined || !direction) return sum;
  const word = (row[direction.column] ?? "").trim();
  if (word === "")
    return { ok: false, column: direction.column, message: "does not say whether it came in or went out" };
  const isIn = direction.in.some((one) => one.toLowerCase() === word.toLowerCase());
  return { ok: true, value: isIn ? Math.abs(sum.value) : -Math.abs(sum.value) };
}

function cell(row: Row, column: string | undefined): string | null {
  const text = column === undefined ? "" : (row[column] ?? "").trim();
  return text === "" ? null : text.slice(0, 200);
}
