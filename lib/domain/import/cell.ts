import type { Day } from "../calendar.ts";
import { parseAmount } from "../money.ts";
import { parseDay } from "./date-format.ts";
import type { AmountOperator, DayOperator, FlagOperator, TextOperator } from "./mapping.ts";

/** A row of the file by column name. */
export type Row = Readonly<Record<string, string>>;

/** What an operator finds: a value, undefined for an empty cell, or what is wrong with the cell and what to do. */
export type Cell<T> = { ok: true; value: T | undefined } | WrongCell;
export type WrongCell = { ok: false; column?: string; message: string };

/** The text that the operator finds, trimmed, through its value map. */
export function readText(row: Row, operator: TextOperator): Cell<string> {
  if ("constant" in operator) return found(operator.constant);
  const { column, values, default: otherwise } = operator;
  return read(row, column, otherwise, (text) => (values ? fromValues(text, column, values, otherwise) : found(text)));
}

/** The flag that the operator finds; false for an empty cell without a default. */
export function readFlag(row: Row, operator: FlagOperator): Cell<boolean> {
  if ("constant" in operator) return found(operator.constant);
  const { column, values, default: otherwise } = operator;
  return read(row, column, otherwise ?? false, (text) =>
    values ? fromValues(text, column, values, otherwise) : fromValues(text.toLowerCase(), column, flagWords, otherwise),
  );
}

/** The day that the operator finds, through its date format. */
export function readDay(row: Row, operator: DayOperator): Cell<Day> {
  if ("constant" in operator) return found(operator.constant);
  if ("earliest" in operator) return earliest(operator.earliest.map((one) => readDay(row, one)));
  const { column, date: format = "YYYY-MM-DD", default: otherwise } = operator;
  return read(row, column, otherwise, (text) => {
    const day = parseDay(text, format);
    if (day !== undefined) return found(day);
    return wrong(
      column,
      `${quoted(text)} is no day of the form ${format}; correct the cell or the mapping's date format`,
    );
  });
}

/** The amount that the operator finds, in minor units of the currency, which must be a known one. */
export function readAmount(row: Row, operator: AmountOperator, currency: string): Cell<number> {
  if ("constant" in operator) return toMinor(operator.constant, currency);
  const { column, number: format, default: otherwise } = operator;
  const empty = otherwise === undefined ? found<number>(undefined) : toMinor(otherwise, currency);
  if (!empty.ok) return empty;
  return read(row, column, empty.value, (text) => toMinor(text, currency, format, column));
}

/** A cell as messages show it: cut short, with invisible characters written out. */
export function quoted(text: string): string {
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(cut.toWellFormed()).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escapedCharacter);
}

function read<T>(row: Row, column: string, otherwise: T | undefined, parse: (text: string) => Cell<T>): Cell<T> {
  if (!Object.hasOwn(row, column))
    return wrong(column, `the row has no column ${quoted(column)}; correct the mapping or the file's header`);
  const text = (row[column] ?? "").trim();
  return text === "" ? found(otherwise) : parse(text);
}

function fromValues<T>(
  text: string,
  column: string,
  values: Readonly<Record<string, T>>,
  otherwise: T | undefined,
): Cell<T> {
  if (Object.hasOwn(values, text)) return found(values[text]);
  if (otherwise !== undefined) return found(otherwise);
  return wrong(
    column,
    `${quoted(text)} is none of ${Object.keys(values).map(quoted).join(", ")}; correct the cell, or add it to the mapping's values`,
  );
}

function earliest(cells: Cell<Day>[]): Cell<Day> {
  let first: Day | undefined;
  for (const cell of cells) {
    if (!cell.ok) return cell;
    if (cell.value !== undefined && (first === undefined || cell.value < first)) first = cell.value;
  }
  return found(first);
}

function toMinor(
  text: string,
  currency: string,
  format: Parameters<typeof parseAmount>[2] = { decimal: "." },
  column?: string,
): Cell<number> {
  const amount = parseAmount(text, currency, format);
  if (amount.ok) return found(amount.minor);
  return wrong(column, `${amount.message}; correct the cell or the mapping's number format`);
}

function found<T>(value: T | undefined): Cell<T> {
  return { ok: true, value };
}

function wrong(column: string | undefined, message: string): WrongCell {
  return column === undefined ? { ok: false, message } : { ok: false, column, message };
}

function escapedCharacter(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

const flagWords = { yes: true, y: true, true: true, "1": true, no: false, n: false, false: false, "0": false };
