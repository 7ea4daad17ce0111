/** How a file writes its numbers: the decimal mark, and the mark between groups of digits if it uses one. */
export type NumberFormat = { decimal: "." | ","; group?: string };

export type ParsedAmount = { ok: true; minor: number } | { ok: false; message: string };

/** Is the text the code of an active ISO 4217 currency (list one, 2026; no metals, funds or test codes)? */
export function isCurrency(code: string): boolean {
  return exponents.has(code);
}

/** Decimals of a currency's minor unit: 2 for GBP, 0 for JPY, 3 for KWD. Throws RangeError for an unknown code. Source: ISO 4217. */
export function currencyExponent(code: string): number {
  const exponent = exponents.get(code);
  if (exponent === undefined) throw new RangeError(`not an ISO 4217 currency: ${code}`);
  return exponent;
}

/**
 * Reads an amount as a file writes it ("1,240.5" with group ",") into integer minor units of the currency. A sign may stand in front;
 * trailing zeros beyond the currency's decimals are no fraction. Says what is wrong instead of rounding: fractions of a minor unit,
 * groups in the wrong place, amounts beyond exact integers. Throws RangeError for an unknown currency only.
 */
export function parseAmount(text: string, currency: string, format: NumberFormat): ParsedAmount {
  const exponent = currencyExponent(currency);
  const shape = new RegExp(
    `^([+-]?)(\\d+|\\d{1,3}(?:${escaped(format.group ?? "\0")}\\d{3})+)(?:${escaped(format.decimal)}(\\d+))?$`,
  );
  const parts = shape.exec(text.trim());
  if (!parts) return { ok: false, message: `${JSON.stringify(text)} is no amount like ${example(format)}` };
  const [, sign, whole = "", fraction = ""] = parts;
  const exact = fraction.replace(/0+$/, "");
  if (exact.length > exponent)
    return { ok: false, message: `${text} has more decimals than ${currency} (${exponent})` };
  const digits = format.group ? whole.replaceAll(format.group, "") : whole;
  const minor = Number(digits + exact.padEnd(exponent, "0"));
  if (!Number.isSafeInteger(minor)) return { ok: false, message: `${text} is too large an amount` };
  return { ok: true, minor: sign === "-" && minor !== 0 ? -minor : minor };
}

/** The amount for a sentence in en-GB: "£1,240.50", "-US$5.00", "JP¥1,240". Throws RangeError for an unknown currency or a minor amount that is no safe integer. */
export function formatMoney(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  safe(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const split = digits.length - exponent;
  const decimal = `${minor < 0 ? "-" : ""}${digits.slice(0, split)}.${digits.slice(split) || "0"}`;
  return formatter(currency, exponent).format(decimal as Intl.StringNumericLiteral);
}

function safe(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`minor units must be a safe integer: ${minor}`);
  return minor;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, exponent: number): Intl.NumberFormat {
  const known = formatters.get(currency);
  if (known) return known;
  const made = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    minimumFractionDigits: exponent, // CLDR drops the decimals of some currencies that ISO 4217 gives two
    maximumFractionDigits: exponent,
  });
  formatters.set(currency, made);
  return made;
}

function escaped(mark: string): string {
  return mark.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function example({ group = "", decimal }: NumberFormat): string {
  return `1${group}234${decimal}50`;
}

const exponents: ReadonlyMap<string, number> = new Map([
  ...codes(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
  ...codes(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...codes(
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP
     DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR
     LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB
     SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG
     YER ZAR ZMW ZWG`,
  ),
]);

function codes(exponent: number, list: string): [string, number][] {
  return list.split(/\s+/).map((code) => [code, exponent]);
}
