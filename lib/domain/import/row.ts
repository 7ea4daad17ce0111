import type { Day } from "../calendar.ts";
import { canonicalJson } from "../canonical.ts";
import { type Row, readDay } from "./cell.ts";
import * as rule from "./cell-rules.ts";
import { passesFilter } from "./filter.ts";
import type { AmountOperator, DayOperator, Mapping, TextOperator } from "./mapping.ts";
import { type RowError, RowReader } from "./row-reader.ts";

/** One row as Baton's facts: a debt of a customer in a portfolio and what happened to it. Plain JSON; amounts in minor units of `debt.currency`. */
export type ImportFact = {
  source: string;
  /** The row's identity within source and portfolio, whatever its place in the file. Holds references: personal data. */
  rowKey: string;
  portfolio: string;
  customer: ImportedCustomer;
  debt: ImportedDebt;
  disputedOn: Day | null;
  settlement: { on: Day; amountMinor: number } | null;
  /** What the row says of later than the as-of day, and is therefore not in this fact. */
  withheld: ("dispute" | "settlement")[];
};
export type ImportedCustomer = {
  reference: string;
  name?: string;
  phone?: string;
  email?: string;
  address?: string;
  country?: string;
  timeZone?: string;
  birthDate?: Day;
};
export type ImportedDebt = {
  reference: string;
  creditor?: string;
  opened: Day | null;
  dueOn: Day | null;
  amountMinor: number;
  /** What the debt opens with: the balance where the mapping has one, otherwise the amount. */
  balanceMinor: number;
  currency: string;
};

export type ReadRow =
  | { ok: true; fact: ImportFact }
  | { ok: false; errors: RowError[] }
  | { skipped: "filtered" | "withheld" };

/**
 * Reads a row of the file (cells by column name) through a mapping. Answers with the fact, with everything that is wrong with the row, or
 * that it is left out: by the filter, or because the debt was opened after the as-of day, when nobody knew the rest either. Never throws
 * for what a cell may hold.
 */
export function readRow(row: Row, mapping: Mapping): ReadRow {
  const passed = passesFilter(row, mapping);
  if (!passed.ok)
    return {
      ok: false,
      errors: [{ ...(passed.column && { column: passed.column }), field: "where", message: passed.message }],
    };
  if (!passed.value) return { skipped: "filtered" };
  if (isOpenedLater(row, mapping)) return { skipped: "withheld" };

  const reader = new RowReader(row);
  const fact = readFact(reader, mapping);
  return fact && reader.errors.length === 0 ? { ok: true, fact } : { ok: false, errors: reader.errors };
}

function isOpenedLater(row: Row, mapping: Mapping): boolean {
  const opened = mapping.debt.opened && readDay(row, mapping.debt.opened);
  return opened?.ok === true && isLater(opened.value, mapping);
}

function readFact(reader: RowReader, mapping: Mapping): ImportFact | undefined {
  const portfolio = requiredText(reader, "portfolio", mapping.portfolio, rule.slug);
  const customer = readCustomer(reader, mapping);
  const debt = readDebt(reader, mapping);
  if (portfolio === undefined || customer === undefined || debt === undefined) return undefined;
  const disputedOn = readDispute(reader, mapping, debt);
  const settlement = readSettlement(reader, mapping, debt);
  const [disputeLater, settlementLater] = [isLater(disputedOn, mapping), isLater(settlement?.on, mapping)];
  return {
    source: mapping.source,
    rowKey: canonicalJson([customer.reference, debt.reference]),
    portfolio,
    customer,
    debt,
    disputedOn: disputeLater ? null : disputedOn,
    settlement: settlementLater ? null : settlement,
    withheld: [...(disputeLater ? (["dispute"] as const) : []), ...(settlementLater ? (["settlement"] as const) : [])],
  };
}

function readCustomer(reader: RowReader, mapping: Mapping): ImportedCustomer | undefined {
  const map = mapping.customer;
  const reference = requiredText(reader, "customer.reference", map.reference, rule.code);
  const rest = present({
    name: reader.text("customer.name", map.name, rule.line),
    phone: reader.text("customer.phone", map.phone, rule.phone),
    email: reader.text("customer.email", map.email, rule.email),
    address: reader.text("customer.address", map.address, rule.lines),
    country: reader.text("customer.country", map.country, rule.country),
    timeZone: reader.text("customer.timeZone", map.timeZone, rule.timeZone),
    birthDate: reader.day("customer.birthDate", map.birthDate),
  });
  if (isLater(rest.birthDate, mapping))
    reader.complain("customer.birthDate", map.birthDate, `${rest.birthDate} lies in the future; correct the cell`);
  return reference === undefined ? undefined : { reference, ...rest };
}

function readDebt(reader: RowReader, { debt: map }: Mapping): ImportedDebt | undefined {
  const reference = requiredText(reader, "debt.reference", map.reference, rule.code);
  const creditor = reader.text("debt.creditor", map.creditor, rule.line);
  const opened = reader.day("debt.opened", map.opened) ?? null;
  const dueOn = reader.day("debt.dueOn", map.dueOn) ?? null;
  const currency = requiredText(reader, "debt.currency", map.currency, rule.currency);
  if (currency === undefined) return undefined;
  const amountMinor = requiredAmount(reader, "debt.amount", map.amount, currency);
  const balanceMinor = reader.amount("debt.balance", map.balance, currency, 0) ?? amountMinor;
  if (reference === undefined || amountMinor === undefined || balanceMinor === undefined) return undefined;
  return { reference, ...present({ creditor }), opened, dueOn, amountMinor, balanceMinor, currency };
}

function readDispute(reader: RowReader, { dispute: map }: Mapping, debt: ImportedDebt): Day | null {
  if (!map || !reader.flag("dispute.when", map.when)) return null;
  const on = reader.required("dispute.on", map.on, reader.day("dispute.on", map.on));
  return on === undefined ? null : notBeforeOpened(reader, "dispute.on", map.on, on, debt);
}

function readSettlement(reader: RowReader, { settlement: map }: Mapping, debt: ImportedDebt): ImportFact["settlement"] {
  if (!map || (map.when && !reader.flag("settlement.when", map.when))) return null;
  const day = reader.day("settlement.on", map.on);
  const amountMinor = reader.amount("settlement.amount", map.amount, debt.currency, 1) ?? debt.balanceMinor;
  const on = map.when ? reader.required("settlement.on", map.on, day) : day;
  return on === undefined || notBeforeOpened(reader, "settlement.on", map.on, on, debt) === null
    ? null
    : { on, amountMinor };
}

function notBeforeOpened(
  reader: RowReader,
  field: string,
  operator: DayOperator,
  on: Day,
  { opened }: ImportedDebt,
): Day | null {
  if (opened === null || on >= opened) return on;
  reader.complain(
    field,
    operator,
    `${on} lies before the day on which the debt was opened, ${opened}; correct one of them`,
  );
  return null;
}

function requiredText(
  reader: RowReader,
  field: string,
  operator: TextOperator,
  check: rule.CellRule,
): string | undefined {
  return reader.required(field, operator, reader.text(field, operator, check));
}

function requiredAmount(
  reader: RowReader,
  field: string,
  operator: AmountOperator,
  currency: string,
): number | undefined {
  return reader.required(field, operator, reader.amount(field, operator, currency, 1));
}

function isLater(day: Day | null | undefined, { asOf }: Mapping): boolean {
  return day !== null && day !== undefined && asOf !== undefined && day > asOf;
}

/** The members that are there. */
function present<T extends Record<string, string | undefined>>(members: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
