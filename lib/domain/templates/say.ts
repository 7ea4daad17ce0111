/** Amounts, days and times as a message says them, in its language and where its reader lives. Pure: no clock. */
import { currencyExponent } from "../money.ts";
import type { Jurisdiction, Language } from "./template.ts";

const LOCALES: Record<Language, Record<Jurisdiction, string>> = {
  en: { uk: "en-GB", us: "en-US", za: "en-ZA" },
  af: { uk: "af-ZA", us: "af-ZA", za: "af-ZA" },
  es: { uk: "es-ES", us: "es-US", za: "es-ES" },
};

/** How what is written in this language says amounts and days in that country; a language tag for its page too. */
export function localeOf(language: Language, jurisdiction: Jurisdiction): string {
  return LOCALES[language][jurisdiction];
}

/** "£1,240.50", "$1,240.50", "R 1 240,50". Throws RangeError for an unknown currency. */
export function sayMoney(amountMinor: number, currency: string, locale: string): string {
  const exponent = currencyExponent(currency);
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  const format = once(
    `${locale} ${currency}`,
    () => new Intl.NumberFormat(locale, { style: "currency", currency, ...digits }),
  );
  return plainSpaces(format.format(amountMinor / 10 ** exponent));
}

/** "Friday 27 November 2026" of a calendar day. */
export function sayDate(day: string, locale: string): string {
  return dayWords(Date.parse(`${day}T00:00:00.000Z`), locale, "UTC");
}

/** "Friday 27 November 2026, 10:00" of an instant, in a time zone. */
export function sayTime(at: string, timeZone: string, locale: string): string {
  const instant = Date.parse(at);
  const clock = { hour: "numeric", minute: "2-digit", timeZone } as const;
  const time = once(`${locale} ${timeZone} clock`, () => new Intl.DateTimeFormat(locale, clock));
  return plainSpaces(`${dayWords(instant, locale, timeZone)}, ${time.format(instant)}`);
}

/** Where the day stands before its month no comma follows its name; the data of locales say so in some years only. */
function dayWords(instant: number, locale: string, timeZone: string): string {
  const date = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone } as const;
  const whole = once(`${locale} ${timeZone} day`, () => new Intl.DateTimeFormat(locale, date)).format(instant);
  if (locale !== "en-GB" && locale !== "en-ZA") return plainSpaces(whole);
  return plainSpaces(whole.replace(",", ""));
}

/** A space that does not break would make a text message twice as dear. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

/** Making a formatter takes longer than all the rest of a message. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function once<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const known = formatters.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}
