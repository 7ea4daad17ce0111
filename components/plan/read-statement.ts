import { amountText, type Errors, optional, type Read } from "#components/case-acts/read-form.ts";
import type { CommandInput } from "#lib/domain/commands.ts";
import type { Figures } from "#lib/domain/income-expenditure.ts";
import { parseAmount } from "#lib/domain/money.ts";

/** By line, as typed; `other`: what is offered to other creditors a month. */
export type StatementForm = {
  income: Record<string, string>;
  outgoings: Record<string, string>;
  other: string;
  note: string;
};
export const noStatement: StatementForm = { income: {}, outgoings: {}, other: "", note: "" };

/** Nothing is typed yet: what is left over is not known. */
export function isUntold({ income, outgoings, other }: StatementForm): boolean {
  return [...Object.values(income), ...Object.values(outgoings), other].every((text) => text.trim() === "");
}

/** How often a year something is paid, by the letters after the amount. Nothing after it: a month. */
const A_YEAR: Record<string, number> = { "": 12, m: 12, w: 52, f: 26, "4w": 13, q: 4, y: 1 };

/** An amount a month in minor units from "120", "12.50 w" (week), "f" (fortnight), "4w", "q" (quarter), "y" (year); null: no such thing. */
export function monthlyOf(text: string, currency: string): number | null {
  if (text.trim() === "") return 0;
  const parts = /^[^\d.,+-]{0,3}([\d.,]+)\s*(4w|[mwfqy]?)$/i.exec(text.trim());
  const often = A_YEAR[(parts?.[2] ?? "").toLowerCase()];
  const read = parts && parseAmount(parts[1] ?? "", currency, { decimal: ".", group: "," });
  if (!read?.ok || often === undefined) return null;
  return Math.round((read.minor * often) / 12);
}

/** The amounts that can be read, without empty lines. */
export function figuresOf(lines: Record<string, string>, currency: string): Figures {
  const read = Object.entries(lines).map(([line, text]) => [line, monthlyOf(text, currency) ?? 0] as const);
  return Object.fromEntries(read.filter(([, minor]) => minor > 0));
}

/** The statement as it is told to the server; what cannot be read is said by `income.<line>` or `outgoings.<line>`. */
export function readStatement(form: StatementForm, currency: string): Read<CommandInput["assess-affordability"]> {
  const errors: Errors = {};
  for (const side of ["income", "outgoings"] as const) {
    for (const [line, text] of Object.entries(form[side])) {
      if (monthlyOf(text, currency) === null) errors[`${side}.${line}`] = WRONG;
    }
  }
  const other = monthlyOf(form.other, currency);
  if (other === null) errors.otherCreditorsMinor = WRONG;
  const income = figuresOf(form.income, currency);
  if (Object.keys(income).length === 0 && form.note.trim() === "") {
    errors.note = "Nothing comes in: say how that is, or enter an income.";
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const outgoings = figuresOf(form.outgoings, currency);
  const data = { income, outgoings, ...(other ? { otherCreditorsMinor: other } : {}), ...optional("note", form.note) };
  return { ok: true, data };
}

/** An earlier statement, to go on from. */
export function statementForm(told: Record<string, unknown> | undefined, currency: string): StatementForm {
  const texts = (side: unknown) =>
    Object.fromEntries(
      Object.entries(typeof side === "object" && side !== null ? side : {}).flatMap(([line, minor]) =>
        typeof minor === "number" ? [[line, amountText(minor, currency)]] : [],
      ),
    );
  const other = told?.otherCreditorsMinor;
  return {
    income: texts(told?.income),
    outgoings: texts(told?.outgoings),
    other: typeof other === "number" && other > 0 ? amountText(other, currency) : "",
    note: "",
  };
}

const WRONG = "Enter an amount a month, or 12.50 w for a week, f, 4w, q, y.";
