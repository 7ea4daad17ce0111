/** What an agent types into a message: each by its kind and length, and never a link of their own. */
import { parseAmount } from "../money.ts";
import { cleanLine, cleanText, wrongCharacters } from "./characters.ts";
import type { FieldValue } from "./fields.ts";
import { holdsHost, looksLikeLink } from "./links.ts";
import type { InputField, TemplateContent } from "./template.ts";

export type InputProblem = { path: string; message: string };

/** What is wrong with the inputs, by `inputs.<id>`. Empty when they can be sent. */
export function checkInputs(
  { inputs }: Pick<TemplateContent, "inputs">,
  typed: Readonly<Record<string, string>>,
  currency: string,
): InputProblem[] {
  const known = new Set(inputs.map(({ id }) => id));
  const unknown = Object.keys(typed).filter((id) => !known.has(id));
  return [
    ...unknown.map((id) => ({ path: `inputs.${id}`, message: "is not asked for by this template" })),
    ...inputs.flatMap((input) => {
      const message = whyNotInput(input, typed[input.id] ?? "", currency);
      return message === null ? [] : [{ path: `inputs.${input.id}`, message }];
    }),
  ];
}

function whyNotInput(input: InputField, typed: string, currency: string): string | null {
  if (typed.trim() === "") return input.required ? "is needed" : null;
  if ([...typed].length > input.maxLength) return `must be at most ${input.maxLength} characters`;
  if (input.type === "money") return minorOf(typed, currency) === null ? "must be an amount such as 120.50" : null;
  if (input.type === "day") return isDay(typed) ? null : "must be a day such as 2026-11-27";
  if (input.type === "line" && /[\r\n]/.test(typed)) return "must be one line";
  const wrong = wrongCharacters(typed.replaceAll("\r\n", "\n"));
  if (wrong) return wrong;
  if (looksLikeLink(typed)) return "must hold no link";
  return holdsHost(typed) ? "reads as a link: put a space after the full stop" : null;
}

/** The value of an input, as fields have it; null when nothing, or nothing that can be read, was typed. */
export function inputValue(
  { type, maxLength }: InputField,
  typed: string | undefined,
  currency: string,
): FieldValue | null {
  if (typed === undefined || typed.trim() === "") return null;
  if (type === "day") return isDay(typed) ? { day: typed.trim() } : null;
  if (type !== "money") return type === "line" ? cleanLine(typed, maxLength) : cleanText(typed, maxLength);
  const amountMinor = minorOf(typed, currency);
  return amountMinor === null ? null : { amountMinor, currency };
}

function minorOf(typed: string, currency: string): number | null {
  const amount = parseAmount(typed, currency, { decimal: ".", group: "," });
  return amount.ok && amount.minor >= 0 ? amount.minor : null;
}

function isDay(typed: string): boolean {
  const day = typed.trim();
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}
