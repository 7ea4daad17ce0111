import { parsePhoneNumberFromString } from "libphonenumber-js";

/** The number as networks take it (E.164: "+447700900123"); null for what has no country's prefix or is no number. */
export function e164Of(typed: string): string | null {
  const number = parsePhoneNumberFromString(typed.normalize("NFKC"));
  return number?.isPossible() && !number.ext ? number.number : null;
}
