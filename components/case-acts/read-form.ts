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

/**
 * An amount as a person types it ("120.50", "£1,240.5", "120 GBP") in integer minor units, or what is wrong with it. A sign of
 * another currency, and "1.500", which half of Europe writes for fifteen hundred, are asked about rather than read.
 */
export function readAmount(text: string, currency: string): { minor: number } | { wrong: string } {
  const [, before = "", figure = "", after = ""] = /^([^\d.,+-]*)(.*?)([^\d.,]*)$/s.exec(text.trim()) ?? [];
  if (figure === "") return { wrong: "Enter an amount, such as 120.50." };
  const foreign = [before, after].map((sign) => sign.trim()).find((sign) => sign !== "" && !isSignOf(sign, currency));
  if (foreign !== undefined) return { wrong: `Enter an amount in ${currency}, without ${JSON.stringify(foreign)}.` };
  const read = parseAmount(figure, currency, { decimal: ".", group: "," });
  if (!read.ok) return { wrong: `${read.message.charAt(0).toUpperCase()}${read.message.slice(1)}.` };
  const decimals = /\.(\d+)$/.exec(figure)?.[1]?.length ?? 0;
  if (decimals > currencyExponent(currency))
    return {
      wrong: `${figure} can be read in two ways. Enter it as ${amountText(read.minor, currency)} if that is meant.`,
    };
  return read.minor > 0 ? read : { wrong: "Enter an amount above zero." };
}

function isSignOf(sign: string, currency: string): boolean {
  const shown = ["code", "symbol", "narrowSymbol"] as const;
  return shown.some((currencyDisplay) => {
    const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay });
    const own = format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? "";
    return own.toUpperCase() === sign.toUpperCase();
  });
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
