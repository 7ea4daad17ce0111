/** Date formats as text, without a calendar: what a browser may load. */
const TOKENS = /YYYY|YY|MM|M|DD|D/g;
const DIGITS: Record<string, string> = {
  YYYY: "\\d{4}",
  YY: "\\d{2}",
  MM: "\\d{2}",
  M: "\\d{1,2}",
  DD: "\\d{2}",
  D: "\\d{1,2}",
};

/**
 * Is the text a date format: one year (YYYY or YY), one month (MM or M), one day (DD or D) and marks between them, such as
 * "M/D/YYYY", "DD.MM.YY" or "YYYYMMDD"? M and D take one or two digits and need a mark on either side.
 */
export function isDateFormat(format: string): boolean {
  const parts = format.match(/YYYY|YY|MM|M|DD|D|[^YMD]+|[YMD]/gu) ?? [];
  const tokens = parts.filter((part) => part in DIGITS);
  const marks = parts.filter((part) => !(part in DIGITS));
  const kinds = tokens.map((token) => token.charAt(0)).toSorted();
  return (
    kinds.join("") === "DMY" &&
    marks.every((mark) => !/[\p{L}\p{N}\p{C}]/u.test(mark)) &&
    !parts.some(isLooseBesideToken)
  );
}

function isLooseBesideToken(part: string, i: number, parts: string[]): boolean {
  return (
    (part === "M" || part === "D") && [parts[i - 1], parts[i + 1]].some((next) => next !== undefined && next in DIGITS)
  );
}

/**
 * The year, month and day that a cell writes in the format, as YYYY-MM-DD, or undefined when it does not follow it. No
 * calendar is asked: 2013-02-30 comes back as it is. YY means 1969 to 2068, as in POSIX.
 */
export function dayAsWritten(text: string, format: string): string | undefined {
  const tokens = format.match(TOKENS) ?? [];
  const parts = pattern(format).exec(text);
  if (!parts) return undefined;
  const found = Object.fromEntries(tokens.map((token, i) => [token.charAt(0), parts[i + 1] ?? ""]));
  return `${fullYear(found.Y ?? "")}-${found.M?.padStart(2, "0")}-${found.D?.padStart(2, "0")}`;
}

function pattern(format: string): RegExp {
  const source = format.replace(/YYYY|YY|MM|M|DD|D|[^YMD]/gu, (part) =>
    DIGITS[part] ? `(${DIGITS[part]})` : `\\u{${part.codePointAt(0)?.toString(16)}}`,
  );
  return new RegExp(`^${source}$`, "u");
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 69 ? `20${year}` : `19${year}`;
}
