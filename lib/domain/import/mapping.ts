import * as z from "zod";
import { type Day, isDay } from "../calendar.ts";
import { brokenTextAt } from "./broken-text.ts";
import { isDateFormat } from "./date-format.ts";

/**
 * A mapping says how the rows of a file become Baton's facts. One row is one debt. It is JSON; every target field takes an operator:
 *
 *     { "column": "customerID" }                                      the cell, trimmed
 *     { "constant": "USD" }                                           the same for every row
 *     { "column": "InvoiceDate", "date": "M/D/YYYY" }                 a day; tokens D DD M MM YY YYYY, without a format YYYY-MM-DD
 *     { "column": "Amount", "number": { "decimal": ",", "group": "." } }   an amount; without a format 1234.50
 *     { "column": "Disputed", "values": { "Yes": true, "No": false } }     a value map; a cell that it does not name is an error
 *     { "column": "Country", "values": { "44": "GB" }, "default": "ZA" }   … unless there is a default, which serves empty cells too
 *     { "earliest": [{ "column": "DueDate" }, { "column": "SettledDate" }] }   the first of several days, empty ones aside
 *
 * A flag (`when`) without a value map reads yes, y, true, 1 and no, n, false, 0 in any case, and an empty cell as no.
 *
 *     {
 *       "source": "ledger-7",                    where customers' references come from: the same reference is the same customer only here
 *       "asOf": "2013-06-30",                    optional: what happened later is withheld, as if the file had been written that day
 *       "where": [{ "column": "Type", "op": "equals", "value": "INV" }],   optional: rows for which not all hold are left out
 *       "portfolio": …,                          required; a slug
 *       "customer": { "reference": …, "name"?, "phone"?, "email"?, "address"?, "country"?, "timeZone"?, "birthDate"? },
 *       "debt": { "reference": …, "amount": …, "currency": …, "creditor"?, "opened"?, "dueOn"?, "balance"? },
 *       "dispute": { "when": …, "on": … },       optional: a dispute of the debt, opened that day
 *       "settlement": { "on": …, "when"?, "amount"? }   optional: a payment for the debt, without an amount of its whole balance
 *     }
 *
 * `where` knows equals, not-equals, in (`value` is a list), greater, less (numbers, or days with `date`; an empty cell is neither),
 * present and absent. Without `balance` the balance is the amount. A debt without `opened` is known from the as-of day.
 *
 * The whole mapping of a real file: accounts-receivable.mapping.json beside this file. That file does not say when an invoice was
 * disputed. Its mapping takes the due date, or the settlement when that came first (160 of 561): a dispute precedes its payment.
 */
export type Mapping = z.infer<typeof mappingSchema>;

export type TextOperator = z.infer<typeof text>;
export type DayOperator = z.infer<typeof day>;
export type AmountOperator = z.infer<typeof amount>;
export type FlagOperator = z.infer<typeof flag>;
export type NumberOperatorFormat = z.infer<typeof numberFormat>;
export type Condition = z.infer<typeof condition>;

const column = z.string().min(1).max(200);
const constantText = z.string().min(1).max(500);
const isoDay = z.string().refine(isDay, "must be a real day, YYYY-MM-DD");
const dateFormat = z
  .string()
  .max(20)
  .refine(
    isDateFormat,
    "must have one day (D, DD), month (M, MM) and year (YY, YYYY), like M/D/YYYY, with marks around D and M",
  );
const numberFormat = z
  .strictObject({
    decimal: z.enum([".", ","]),
    group: z.enum([",", ".", " ", "'", "’", "\u00a0", "\u202f"]).optional(),
  })
  .refine((format) => format.group !== format.decimal, "group and decimal must differ");

const text = z.union(
  [
    z.strictObject({ column, values: z.record(z.string(), constantText).optional(), default: constantText.optional() }),
    z.strictObject({ constant: constantText }),
  ],
  { error: 'must be { "column": … } with optional text "values" and "default", or { "constant": … }' },
);

const singleDay = z.union(
  [
    z.strictObject({ column, date: dateFormat.optional(), default: isoDay.optional() }),
    z.strictObject({ constant: isoDay }),
  ],
  {
    error:
      'must be { "column": … } with optional "date" (a format like M/D/YYYY) and "default" (YYYY-MM-DD), or { "constant": … }',
  },
);

const day = z.union([singleDay, z.strictObject({ earliest: z.array(singleDay).min(1).max(8) })], {
  error:
    'must be { "column": … } with optional "date" (a format like M/D/YYYY) and "default" (YYYY-MM-DD), { "constant": … }, or { "earliest": [ … ] }',
});

const amount = z.union(
  [
    z.strictObject({ column, number: numberFormat.optional(), default: constantText.optional() }),
    z.strictObject({ constant: constantText }),
  ],
  {
    error:
      'must be { "column": … } with optional "number" ({ "decimal": ".", "group": "," }) and "default", or { "constant": "12.50" }',
  },
);

const flag = z.union(
  [
    z.strictObject({ column, values: z.record(z.string(), z.boolean()).optional(), default: z.boolean().optional() }),
    z.strictObject({ constant: z.boolean() }),
  ],
  { error: 'must be { "column": … } with optional "values" ({ "Yes": true }) and "default", or { "constant": true }' },
);

const comparison = {
  column,
  value: z.union([z.number(), z.string().max(500)]),
  date: dateFormat.optional(),
  number: numberFormat.optional(),
};
const condition = z.discriminatedUnion("op", [
  z.strictObject({ op: z.enum(["equals", "not-equals"]), column, value: z.string().max(500) }),
  z.strictObject({ op: z.literal("in"), column, value: z.array(z.string().max(500)).min(1).max(1_000) }),
  z.strictObject({ op: z.enum(["greater", "less"]), ...comparison }).refine(isComparable, {
    path: ["value"],
    error: "must be a number, or with a date format a day as YYYY-MM-DD",
  }),
  z.strictObject({ op: z.enum(["present", "absent"]), column }),
]);

function isComparable({ date, value }: { date?: string | undefined; value: number | string }): boolean {
  return date === undefined ? typeof value === "number" : typeof value === "string" && isDay(value);
}

/** Checks a mapping that a user gives; see {@link Mapping} for its meaning. Unknown members are errors. */
export const mappingSchema = z
  .strictObject({
    source: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "must be 1 to 64 letters, digits, dots, dashes or underscores"),
    asOf: isoDay.optional(),
    where: z.array(condition).max(50).optional(),
    portfolio: text,
    customer: z.strictObject({
      reference: text,
      name: text.optional(),
      phone: text.optional(),
      email: text.optional(),
      address: text.optional(),
      country: text.optional(),
      timeZone: text.optional(),
      birthDate: day.optional(),
    }),
    debt: z.strictObject({
      reference: text,
      amount,
      currency: text,
      creditor: text.optional(),
      opened: day.optional(),
      dueOn: day.optional(),
      balance: amount.optional(),
    }),
    dispute: z.strictObject({ when: flag, on: day }).optional(),
    settlement: z.strictObject({ on: day, when: flag.optional(), amount: amount.optional() }).optional(),
  })
  .superRefine((mapping, context) => {
    const path = brokenTextAt(mapping);
    if (path) context.addIssue({ code: "custom", path: [...path], message: "must be well-formed text without NUL" });
  });

/** The columns that a mapping reads and the file's header does not have, in order: say these once, before any row is read. */
export function missingColumns(mapping: Mapping, header: readonly string[]): string[] {
  return [...new Set(columns(mapping))].filter((name) => !header.includes(name));
}

function columns(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(columns);
  if (part === null || typeof part !== "object") return [];
  if ("column" in part && typeof part.column === "string") return [part.column];
  return Object.values(part).flatMap(columns);
}

/** The same mapping with an as-of day that is `today` at the latest, so that nothing from the future is taken in. */
export function asOfAtLatest(mapping: Mapping, today: Day): Mapping & { asOf: Day } {
  return { ...mapping, asOf: mapping.asOf !== undefined && mapping.asOf < today ? mapping.asOf : today };
}
