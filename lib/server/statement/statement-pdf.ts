import { sayDay } from "../../domain/day-text.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Statement } from "./read-statement.ts";
import { StatementSheets } from "./statement-sheets.ts";

/** The statement as PDF/UA: its table is one to a reader aloud, its fonts within. */
export async function statementPdf(statement: Statement): Promise<Response> {
  const { ref, from, to } = statement;
  const bytes = await makeStatementPdf(statement);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="statement-${ref}-${from}-${to}.pdf"`,
      "cache-control": "no-store",
    },
  });
}

export function makeStatementPdf(statement: Statement): Promise<Buffer> {
  const { ref, customer, creditor, portfolio, from, to, currency } = statement;
  const money = (minor: number) => formatMoney(minor, currency);
  const sheets = new StatementSheets(`Statement of account ${ref}`, to);
  sheets.text("H1", "Statement of account", 18, "bold");
  sheets.text("P", `${customer}, ${ref}`, 11);
  sheets.text("P", [creditor, portfolio].filter(Boolean).join(", "), 11);
  sheets.text("P", `${sayDay(from)} to ${sayDay(to)}`, 11);
  sheets.table(
    ["Date", "What", "Debt", "Head", "Amount", "Owed"],
    [
      [sayDay(from), "Opening balance", "", "", "", money(statement.openingMinor)],
      ...statement.lines.map((one) => [
        ...[sayDay(one.on), one.what, one.debt, one.head],
        ...[money(one.amountMinor), money(one.balanceMinor)],
      ]),
      [sayDay(to), "Closing balance", "", "", "", money(statement.closingMinor)],
    ],
  );
  sheets.text("P", `Owed on ${sayDay(to)}: ${money(statement.closingMinor)}`, 11, "bold");
  if (statement.creditMinor > 0) sheets.text("P", `Held as credit: ${money(statement.creditMinor)}`, 11, "bold");
  if (statement.creditMinor < 0)
    sheets.text("P", `Gone back to you twice, besides: ${money(-statement.creditMinor)}`, 11, "bold");
  return sheets.end();
}
