import { formatMoney } from "../../domain/money.ts";
import { type Cell, csvAnswer } from "../exports/csv-answer.ts";
import type { Statement } from "./read-statement.ts";

const HEADER = ["date", "what", "debt", "head", "amount", "amount_minor", "owed", "owed_minor", "currency"];

/** The statement as a CSV file; credit stands below zero, as money that is not owed. */
export function statementCsv(statement: Statement): Response {
  const { ref, from, to, currency, openingMinor, closingMinor, creditMinor, lines } = statement;
  const money = (minor: number): Cell[] => [formatMoney(minor, currency), minor];
  const row = (
    on: string,
    what: string,
    debt: string,
    head: string,
    amount: number | null,
    owed: number | null,
  ): Cell[] => [
    ...[on, what, debt, head],
    ...(amount === null ? [null, null] : money(amount)),
    ...(owed === null ? [null, null] : money(owed)),
    currency,
  ];
  const rows = [
    row(from, "Opening balance", "", "", null, openingMinor),
    ...lines.map((one) => row(one.on, one.what, one.debt, one.head, one.amountMinor, one.balanceMinor)),
    row(to, "Closing balance", "", "", null, closingMinor),
    row(to, "Customer's credit", "", "Credit", -creditMinor, null),
  ];
  return csvAnswer(`statement-${ref}-${from}-${to}`, rows.length, HEADER, batch(rows));
}

async function* batch(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows;
}
