/** A first mapping of a file that nobody has mapped yet, from the names in its header and its first cells. */
import { dayAsWritten } from "./date-shape.ts";
import type { NumberOperatorFormat } from "./mapping.ts";
import type { DraftOperator, MappingDraft } from "./mapping-draft.ts";
import { TARGETS, type TargetKind, type TargetPath } from "./targets.ts";

export type Seen = { fileName: string; columns: readonly string[]; rows: readonly (readonly string[])[] };
export type Here = { portfolio?: string; currency?: string };

/** What a column of each target is called: the likeliest name first. Names are compared in lower case, as words. */
const NAMES: Partial<Record<TargetPath, RegExp[]>> = {
  "customer.reference": [
    /^(customer|client|debtor|cust|member|party)( (id|no|nr|number|ref|reference|code))$/,
    /^(customer|client|debtor)$/,
    /^id$/,
  ],
  "customer.name": [/^((customer|client|debtor|full|account holder) )?name$/],
  "customer.phone": [/\b(phone|mobile|telephone|tel|cell)\b/],
  "customer.email": [/\be ?mail\b/],
  "customer.address": [/\b(address|street)\b/],
  "customer.country": [/^((customer|home) )?country( iso)?$/],
  "customer.timeZone": [/^time ?zone$/],
  "customer.birthDate": [/\b(birth|dob|born)\b/],
  "debt.reference": [
    /^(debt|account|invoice|loan|contract|agreement|card|bill)( (id|no|nr|number|ref|reference))$/,
    /^(debt|account|invoice|loan|contract|agreement|reference|ref)$/,
    /^id$/,
  ],
  "debt.amount": [
    /^((debt|invoice|loan|original|principal|total|bill) )?amount$/,
    /^(amount (due|owed)|owed|principal|original balance)$/,
    /^(total )?(balance|outstanding)$/,
  ],
  "debt.currency": [/\b(currency|ccy)\b/],
  "debt.balance": [/\b(current balance|balance|outstanding)\b/],
  "debt.creditor": [/\b(creditor|lender)\b/],
  "debt.opened": [/^((invoice|open|opening|start|issue|loan|bill) date|opened( on)?|date opened|issued( on)?)$/],
  "debt.dueOn": [/^(due|due (date|on)|date due|payment due( date)?)$/],
  "dispute.on": [/\bdisputed? (date|on|at)\b/],
  "dispute.when": [/^((is|in) )?disputed?$/],
  "settlement.on": [/^((settled|settlement|paid|payment|cleared) (date|on|at)|date paid)$/],
  "settlement.amount": [/^((paid|payment|settled|settlement) amount|amount paid)$/],
};

/** What may be read twice: a file of one debt a customer may have one number for both. */
const SHARED: ReadonlySet<TargetPath> = new Set(["customer.reference", "debt.reference"]);

export function guessDraft(seen: Seen, { portfolio, currency }: Here = {}): MappingDraft {
  const fields: MappingDraft["fields"] = {};
  const names = seen.columns.map(words);
  const taken = new Set<number>();
  for (const { path, kind } of TARGETS) {
    const at = columnFor(path, names, taken);
    const operator = at === undefined ? undefined : operatorFor(seen, at, kind);
    if (at === undefined || !operator) continue;
    fields[path] = operator;
    if (!SHARED.has(path)) taken.add(at);
  }
  if (!fields["dispute.on"]) delete fields["dispute.when"];
  if (!fields["settlement.on"]) delete fields["settlement.amount"];
  if (portfolio !== undefined) fields.portfolio ??= { constant: portfolio };
  if (currency !== undefined) fields["debt.currency"] ??= { constant: currency };
  return { source: sourceFrom(seen.fileName), asOf: "", where: [], fields };
}

function columnFor(path: TargetPath, names: readonly string[], taken: ReadonlySet<number>): number | undefined {
  for (const pattern of NAMES[path] ?? []) {
    const at = names.findIndex((name, i) => !taken.has(i) && pattern.test(name));
    if (at >= 0) return at;
  }
  return undefined;
}

/** "customerID", "customer_id" and "Customer ID" are the same words. */
function words(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
}

function operatorFor({ columns, rows }: Seen, at: number, kind: TargetKind): DraftOperator | undefined {
  const column = columns[at] ?? "";
  const cells = rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
  if (kind === "day") {
    const date = guessDateFormat(cells);
    return date === undefined ? undefined : { column, date };
  }
  if (kind !== "amount") return { column };
  const number = guessNumberFormat(cells);
  return number && { column, number };
}

const DATES = [
  ..."YYYY-MM-DD DD/MM/YYYY MM/DD/YYYY D/M/YYYY M/D/YYYY DD.MM.YYYY D.M.YYYY DD-MM-YYYY MM-DD-YYYY".split(" "),
  ..."YYYY/MM/DD YYYY.MM.DD YYYYMMDD DD/MM/YY MM/DD/YY D/M/YY M/D/YY DD.MM.YY".split(" "),
];

/** The first format in which every cell is a day; undefined for no cells and for none. Day before month, where both fit. */
export function guessDateFormat(cells: readonly string[]): string | undefined {
  return cells.length === 0 ? undefined : DATES.find((format) => cells.every((cell) => isLikeDay(cell, format)));
}

function isLikeDay(cell: string, format: string): boolean {
  const [, month, day] = (dayAsWritten(cell, format) ?? "").split("-").map(Number);
  return month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const NUMBERS: [shape: RegExp, format: NumberOperatorFormat][] = [
  [/^[+-]?\d+(\.\d+)?$/, { decimal: "." }],
  [/^[+-]?\d{1,3}(,\d{3})*(\.\d+)?$|^[+-]?\d+(\.\d+)?$/, { decimal: ".", group: "," }],
  [/^[+-]?\d+(,\d+)?$/, { decimal: "," }],
  [/^[+-]?\d{1,3}(\.\d{3})*(,\d+)?$|^[+-]?\d+(,\d+)?$/, { decimal: ",", group: "." }],
  [/^[+-]?\d{1,3}( \d{3})*(,\d+)?$|^[+-]?\d+(,\d+)?$/, { decimal: ",", group: " " }],
  [/^[+-]?\d{1,3}('\d{3})*(\.\d+)?$|^[+-]?\d+(\.\d+)?$/, { decimal: ".", group: "'" }],
];

/** The first number format that every cell follows; undefined for none. */
export function guessNumberFormat(cells: readonly string[]): NumberOperatorFormat | undefined {
  return NUMBERS.find(([shape]) => cells.every((cell) => shape.test(cell)))?.[1];
}

function sourceFrom(fileName: string): string {
  const plain = fileName.replace(/\.[^.]*$/, "").replace(/[^A-Za-z0-9._-]+/g, "-");
  return plain.replace(/^[^A-Za-z0-9]+/, "").slice(0, 64) || "file";
}
