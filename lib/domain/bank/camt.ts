/**
 * ISO 20022 camt.053, "bank to customer statement", versions .001.02 and later. What moved between them is looked for in
 * both places: the status of an entry and the amount of a detail. Source: iso20022.org, message definition reports.
 */
import { type BankLine, UnreadableBankFile } from "./bank-line.ts";
import { requireBalanced, type Statement } from "./camt-balance.ts";
import { linesOf } from "./camt-entry.ts";
import { all, attributeOf, first, type Node, readXml, textOf } from "./xml-tree.ts";

/** What a statement is of, and whether its balances say that it is whole. */
export type ReadStatement = {
  account: string;
  currency: string | undefined;
  lines: BankLine[];
  /** Booked entries that were read; others (pending, for information) are left out. */
  entries: number;
  leftOut: number;
  /** Opening balance + entries = closing balance; false where the file gives no two balances to compare. */
  balanced: boolean;
};

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.\d{3}\.\d{3}\.\d{2})$/;
const STATEMENT = /^camt\.053\.001\.(\d\d)$/;
const OTHERS: Record<string, string> = {
  "camt.052": "an account report of the day (camt.052), whose entries may still change",
  "camt.054": "a notification of single entries (camt.054), without balances to check it by",
};

/** The statements of the file. Throws UnreadableBankFile with what is wrong. */
export function readCamt(text: string): ReadStatement[] {
  const { name, root } = readXml(text);
  requireStatement(name, root);
  const statements = all(first(root, "BkToCstmrStmt"), "Stmt");
  if (statements.length === 0) throw new UnreadableBankFile("The file has no statement in it (BkToCstmrStmt/Stmt).");
  return statements.map((one, at) => readStatement(one, at + 1, statements.length));
}

function requireStatement(name: string, root: Node): void {
  const prefix = name.includes(":") ? `xmlns:${name.slice(0, name.indexOf(":"))}` : "xmlns";
  const message = NAMESPACE.exec(attributeOf(root, prefix) ?? "")?.[1];
  if (!name.endsWith("Document") || message === undefined)
    throw new UnreadableBankFile("The file is XML, and no ISO 20022 document: its namespace is another.");
  if (STATEMENT.test(message)) return;
  const kind = OTHERS[message.slice(0, 8)] ?? message;
  throw new UnreadableBankFile(`The file is ${kind}; ask the bank for statements (camt.053).`);
}

function readStatement(node: Node, number: number, of: number): ReadStatement {
  const where = of > 1 ? `statement ${number}, ` : "";
  const account = accountOf(node);
  if (!account) throw new UnreadableBankFile("it does not say which account it is of.", `${where}Acct`.trim());
  const entries = all(node, "Ntry");
  const booked = entries
    .map((entry, at) => ({ entry, at: `${where}entry ${at + 1}` }))
    .filter(({ entry }) => isBooked(entry));
  const read = booked.map(({ entry, at }) => linesOf(entry, account, at));
  const statement: Statement = { where, balances: all(node, "Bal"), entries: read.map(({ whole }) => whole) };
  return {
    account,
    currency: textOf(first(node, "Acct", "Ccy")),
    lines: read.flatMap(({ lines }) => lines),
    entries: booked.length,
    leftOut: entries.length - booked.length,
    balanced: requireBalanced(statement),
  };
}

function accountOf(node: Node): string | undefined {
  const id = first(node, "Acct", "Id");
  return textOf(first(id, "IBAN")) ?? textOf(first(id, "Othr", "Id"));
}

/** A pending entry may change or go; one for information moves nothing. Versions up to .07 have the code as text. */
function isBooked(entry: Node): boolean {
  const status = first(entry, "Sts");
  return (textOf(first(status, "Cd")) ?? textOf(status) ?? "BOOK") === "BOOK";
}
