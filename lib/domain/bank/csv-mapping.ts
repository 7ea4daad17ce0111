/** How the columns of a bank's CSV are read: shown to who uploads it, guessed from its header and first rows, and correctable. */
import * as z from "zod";
import { isDateFormat } from "../import/date-format.ts";
import { guessDateFormat, guessNumberFormat } from "../import/guess.ts";
import { isCurrency } from "../money.ts";

const column = z.string().min(1).max(200);
const numberFormat = z.strictObject({
  decimal: z.enum([".", ","]),
  group: z.enum([",", ".", " ", "'", "’", "\u00a0", "\u202f"]).optional(),
});

/**
 * `amount` is signed (below zero: it went out), `credit` and `debit` are not; with `direction` the words of a column say which.
 * `account` and `currency` are a column or the same for all.
 */
export const bankCsvMapping = z
  .strictObject({
    date: column,
    dateFormat: z.string().max(20).refine(isDateFormat, "must be a format such as DD/MM/YYYY"),
    number: numberFormat,
    amount: column.optional(),
    credit: column.optional(),
    debit: column.optional(),
    direction: z.strictObject({ column, in: z.array(z.string().max(40)).min(1).max(8) }).optional(),
    texts: z.array(column).max(6),
    counterparty: column.optional(),
    counterpartyAccount: column.optional(),
    id: column.optional(),
    account: z.union([z.strictObject({ column }), z.strictObject({ constant: z.string().trim().min(4).max(64) })]),
    currency: z.union([
      z.strictObject({ column }),
      z.strictObject({ constant: z.string().refine(isCurrency, "must be an ISO 4217 currency such as GBP") }),
    ]),
  })
  .refine(({ amount, credit, debit }) => (amount === undefined) !== (credit === undefined && debit === undefined), {
    path: ["amount"],
    message: "map either one signed amount, or columns of credits and debits",
  });
export type BankCsvMapping = z.infer<typeof bankCsvMapping>;

type Field =
  | "date"
  | "amount"
  | "credit"
  | "debit"
  | "direction"
  | "counterparty"
  | "counterpartyAccount"
  | "id"
  | "account"
  | "currency";

/** Names of columns as banks write them, the likeliest first; compared in lower case as words. */
const NAMES: Record<Field, RegExp[]> = {
  date: [/^(booking|posting|posted|transaction|entry) date$/, /^(date|datum|buchungstag|booked( on)?)$/, /\bdate\b/],
  credit: [/^(credit|credits|paid in|money in|deposit|deposits)( amount)?$/, /^amount (in|credit)$/],
  debit: [/^(debit|debits|paid out|money out|withdrawal|withdrawals)( amount)?$/, /^amount (out|debit)$/],
  amount: [/^((transaction|booking) )?amount( (gbp|eur|usd|zar))?$/, /^(value|betrag)$/],
  direction: [/^(credit debit( indicator)?|debit credit( indicator)?|dr cr|cr dr|cd ?indicator|type)$/],
  counterparty: [
    /^(counterparty|counter party|payer|remitter|debtor|beneficiary|name)( name)?$/,
    /^(payer payee|payee)$/,
  ],
  counterpartyAccount: [/^(counterparty|payer|debtor|sender)( account)?( (iban|account|number))$/],
  id: [/^(transaction|bank|entry|booking|payment) ?(id|ref|reference)$/, /^(id|fitid|unique id)$/],
  account: [/^(account( (number|no|iban))?|iban|own account)$/],
  currency: [/^(currency|ccy)$/],
};
const TEXTS =
  /\b(reference|ref|description|narrative|details|memo|remittance|particulars|text|verwendungszweck|end to end)\b/;
const DIRECTIONS = /^(cr?|crdt|credit|dr?|dbit|debit)$/i;
const CREDITS = ["C", "CR", "CRDT", "CREDIT", "Credit", "credit"];

export type Guess = { [name in keyof BankCsvMapping]?: BankCsvMapping[name] };

/** As much of a mapping as the header and the rows tell. */
export function guessMapping(header: readonly string[], rows: readonly (readonly string[])[]): Guess {
  const names = header.map(words);
  const taken = new Set<number>();
  const cellsOf = (at: number) => rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== "");
  const take = (field: Field, fits: (cells: string[]) => boolean = () => true): string | undefined => {
    for (const pattern of NAMES[field]) {
      const at = names.findIndex((name, i) => !taken.has(i) && pattern.test(name) && fits(cellsOf(i)));
      if (at < 0) continue;
      taken.add(at);
      return header[at];
    }
    return undefined;
  };
  const cells = (name: string | undefined) => (name === undefined ? [] : cellsOf(header.indexOf(name)));
  const isDays = (found: string[]) => guessDateFormat(found) !== undefined;
  const isSums = (found: string[]) => found.length === 0 || guessNumberFormat(found) !== undefined;
  const guess: Guess = {};
  put(guess, "date", take("date", isDays));
  put(guess, "dateFormat", guessDateFormat(cells(guess.date)));
  put(guess, "credit", take("credit", isSums));
  put(guess, "debit", take("debit", isSums));
  if (!guess.credit && !guess.debit) put(guess, "amount", take("amount", isSums));
  put(guess, "number", guessNumberFormat([guess.amount, guess.credit, guess.debit].flatMap(cells)));
  const direction = guess.amount
    ? take("direction", (found) => found.length > 0 && found.every((one) => DIRECTIONS.test(one)))
    : undefined;
  if (direction) guess.direction = { column: direction, in: CREDITS };
  const [account, currency] = [take("account"), take("currency", (found) => found.every(isCurrency))];
  if (account) guess.account = { column: account };
  if (currency) guess.currency = { column: currency };
  put(guess, "id", take("id"));
  put(guess, "counterpartyAccount", take("counterpartyAccount"));
  put(guess, "counterparty", take("counterparty"));
  guess.texts = header.filter((_, at) => !taken.has(at) && TEXTS.test(names[at] ?? "")).slice(0, 6);
  return guess;
}

function put<K extends keyof Guess>(guess: Guess, name: K, value: Guess[K] | undefined): void {
  if (value !== undefined) guess[name] = value;
}

/** What the mapping reads and the header does not have. */
export function lackingColumns(mapping: BankCsvMapping, header: readonly string[]): string[] {
  const { date, amount, credit, debit, direction, texts, counterparty, counterpartyAccount, id, account, currency } =
    mapping;
  const constants = [account, currency].flatMap((one) => ("column" in one ? [one.column] : []));
  const read = [
    date,
    amount,
    credit,
    debit,
    direction?.column,
    ...texts,
    counterparty,
    counterpartyAccount,
    id,
    ...constants,
  ];
  return [...new Set(read.filter((name) => name !== undefined))].filter((name) => !header.includes(name));
}

function words(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
}
