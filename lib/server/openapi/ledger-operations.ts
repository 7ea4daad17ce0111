import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { HEADS } from "../../domain/money-words.ts";
import { ledgerSchema } from "../reads/ledger.ts";
import { statementSchema } from "../statement/read-statement.ts";
import type { Operations } from "./operation.ts";
import { instant, minor, uuid, version } from "./wire.ts";

const signed = z.int();
const movement = z.strictObject({
  version,
  type: z.string(),
  what: z.string(),
  occurredAt: instant,
  via: z.string().nullable(),
  changes: z.array(z.strictObject({ debtId: uuid, head: z.enum(slugs(HEADS)), amountMinor: signed })),
  amountMinor: signed,
  balanceMinor: minor,
  creditMinor: signed,
  creditBalanceMinor: minor,
});
const NOTED = "Noted in the access log as an export before it goes out.";
const file = { "Content-Disposition": "The file's name." };

export const LEDGER_OPERATIONS: Operations = {
  "/api/v1/cases/{ref}/ledger": {
    get: {
      tag: "Cases",
      summary: "The ledger of a case, with its running balance",
      description:
        "Newest first, one line an event: what it changed under which head of which debt, what was owed after it (with `debt`: on that debt) and held as credit. `before` is the version to go on from; null on the last page. Amounts that make more owed are above zero.",
      scopes: ["read", "write"],
      query: ledgerSchema,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(movement), before: z.int().nullable() }),
        says: "A page.",
      },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/cases/{ref}/statement.csv": {
    get: {
      tag: "Cases",
      summary: "A statement of account as a CSV file",
      description: `Opening balance, every movement by debt and head, closing balance and credit, from \`from\` to \`to\` (days in the portfolio's time zone; from the opening, to today). ${NOTED} Cells that a spreadsheet would run begin with an apostrophe.`,
      scopes: ["read"],
      query: statementSchema,
      answer: { status: 200, type: "text/csv", says: "RFC 4180, UTF-8 with byte order mark.", headers: file },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/cases/{ref}/statement.pdf": {
    get: {
      tag: "Cases",
      summary: "A statement of account as a PDF",
      description: `As the CSV file, to be read and printed: PDF/UA, its table tagged. ${NOTED}`,
      scopes: ["read"],
      query: statementSchema,
      answer: { status: 200, type: "application/pdf", says: "PDF/UA.", headers: file },
      problems: ["not-found", "invalid"],
    },
  },
};
