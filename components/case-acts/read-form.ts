import { currencyExponent, parseAmount } from "#lib/domain/money.ts";

/** What a form says about its fields, by path: shown under the field. */
export type Errors = Record<string, string>;
/** A form read into a command's data, or why it cannot be. */
export type Read<T> = { ok: true; data: T } | { ok: false; errors: Errors };

/** The data when no field has an error. `data` is asked only then. */
export function readAs<T>(errors: Record<string, string | null | undefined>, data: () => T): Read<T> {
  const said = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length > 0 ? { ok: false, errors: Object.fromEntries(said) } : { ok: true, data: data() };
}

export function missing(text: string, words: string): string | null {
  return text.trim() === "" ? words : null;
}

/** An amount as a person types it ("120.50", "£1,240.5") in integer minor units, or what is wrong with it. */
export function readAmount(text: string, currency: string): { minor: number } | { wrong: string } {
  const bare = text
    .trim()
    .replace(/^[^\d.,+-]+/, "")
    .trim();
  if (bare === "") return { wrong: "Enter an amount, such as 120.50." };
  const read = parseAmount(bare, currency, { decimal: ".", group: "," });
  if (!read.ok) return { wrong: `${read.message.charAt(0).toUpperCase()}${read.message.slice(1)}.` };
  return read.minor > 0 ? read : { wrong: "Enter an amount above zero." };
}

/** Minor units as they are typed: "120.50". */
export function amountText(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  return (minor / 10 ** exponent).toFixed(exponent);
}

export function minorOf(amount: { minor: number } | { wrong: string }): number {
  return "minor" in amount ? amount.minor : 0;
}

export function wrongOf(amount: { minor: number } | { wrong: string }): string | null {
  return "wrong" in amount ? amount.wrong : null;
}

/** An optional text: absent when empty. */
export function optional<K extends string>(key: K, text: string): { [P in K]?: string } {
  return text.trim() === "" ? {} : ({ [key]: text } as { [P in K]?: string });
}
