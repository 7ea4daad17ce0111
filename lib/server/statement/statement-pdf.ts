import { sayDay } from "../../domain/day-text.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Statement } from "./read-statement.ts";
import { printable, StatementSheets } from "./statement-sheets.ts";
import { asOf, figuresOf, issuerOf, notesOf } from "./statement-words.ts";

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

/** What is owed, how it came to that, and as of when; who gives it, and what it leaves out. */
export function makeStatementPdf(statement: Statement): Promise<Buffer> {
  const { ref, customer, from, to, issuedOn, currency } = statement;
  const money = (minor: number) => formatMoney(minor, currency);
  const isPrintable = printable(customer, "regular") === customer;
  const [issuer, reach] = issuerOf(statement);
  const sheets = new StatementSheets(`Statement of account ${ref}`, issuedOn, `${issuer}, statement of account ${ref}`);
  sheets.text("P", issuer, 11, "bold");
  if (reach) sheets.text("P", reach, 9);
  sheets.text("H1", "Statement of account", 18, "bold");
  // A name that the typeface cannot print is left out rather than printed wrong.
  sheets.text("P", isPrintable ? `${customer}, ${ref}` : ref, 11);
  sheets.text("P", [statement.creditor, statement.portfolio].filter(Boolean).join(", "), 11);
  sheets.text("P", `${sayDay(from)} to ${sayDay(to)}, issued on ${sayDay(issuedOn)}`, 11);
  sheets.figures(figuresOf(statement));
  sheets.table(
    ["Date", "What", "Debt", "Part", "Amount", "Owed"],
    [
      [sayDay(from), "Opening balance", "", "", "", money(statement.openingMinor)],
      ...statement.lines.map((one) => [
        ...[sayDay(one.on), one.what, one.debt, one.head],
        ...[money(one.amountMinor), money(one.balanceMinor)],
      ]),
      [sayDay(asOf(statement)), "Closing balance", "", "", "", money(statement.closingMinor)],
    ],
  );
  for (const note of notesOf(statement, isPrintable)) sheets.text("P", note, 9);
  return sheets.end();
}
