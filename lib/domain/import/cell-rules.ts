import { isTimeZone } from "../calendar.ts";
import { isCurrency } from "../money.ts";
import { isCountry } from "./country.ts";

/** What is wrong with a text for its target, said after the text itself, or undefined when nothing is. */
export type CellRule = (text: string) => string | undefined;

/** References: they name things, so nothing invisible may be in them. */
export const code: CellRule = (text) => {
  if (!text.isWellFormed()) return brokenText;
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text)) return "has an invisible or control character; remove it";
  return longerThan(100, text);
};

/** Portfolios are named by slug. */
export const slug: CellRule = (text) =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
    ? longerThan(63, text)
    : "is no slug like early-arrears; map it to the portfolio's slug with values";

/** Names: one line in any script. */
export const line: CellRule = (text) => {
  if (!text.isWellFormed()) return brokenText;
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return "has a line break or control character; remove it";
  return longerThan(200, text);
};

/** Addresses: several lines. */
export const lines: CellRule = (text) => {
  if (!text.isWellFormed()) return brokenText;
  if (/(?![\r\n\t])\p{Cc}/u.test(text)) return "has a control character; remove it";
  return longerThan(500, text);
};

/** Telephone numbers as written; the server checks them against the country's plan. */
export const phone: CellRule = (text) =>
  /^\+?[0-9 ()./-]{4,30}$/.test(text) && (text.match(/\d/g) ?? []).length >= 4
    ? undefined
    : "is no phone number; write digits, with + and the country code where known";

export const email: CellRule = (text) => {
  if (/^[^\s@"(),:;<>[\\\]\p{Cc}\p{Cf}]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(text) && text.isWellFormed())
    return longerThan(200, text);
  return "is no email address like name@example.com; correct or empty the cell";
};

export const country: CellRule = (text) =>
  isCountry(text) ? undefined : "is no ISO country code like GB; map it with values";

export const timeZone: CellRule = (text) =>
  isTimeZone(text)
    ? undefined
    : "is no IANA time zone like Europe/London, spelled exactly so; correct the cell or map it with values";

export const currency: CellRule = (text) =>
  isCurrency(text) ? undefined : "is no ISO 4217 currency like GBP; correct the cell or map it with values";

const brokenText = "is broken text (half a character); save the file as UTF-8 again";

function longerThan(most: number, text: string): string | undefined {
  return text.length > most ? `is longer than ${most} characters; shorten it` : undefined;
}
