const formats = new Map<string, Intl.NumberFormat>();

/** "£1,240.50" from minor units and an ISO 4217 code, with the currency's own exponent (JPY has none, KWD three) and a true minus sign. */
export function moneyWords(minor: number, currency: string): string {
  const format = formatOf(currency);
  const exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** exponent).replace("-", "\u2212");
}

function formatOf(currency: string): Intl.NumberFormat {
  const known =
    formats.get(currency) ??
    new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  formats.set(currency, known);
  return known;
}
