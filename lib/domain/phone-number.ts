import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";
import type { Jurisdiction } from "./codes.ts";

const PLANS: Record<Jurisdiction, CountryCode> = { uk: "GB", us: "US", za: "ZA" };

/**
 * The number as networks take it (E.164: "+447700900123"); null for what is no number. One without a country's prefix is
 * read by the plan of the jurisdiction, and is none without it.
 */
export function e164Of(typed: string, jurisdiction?: Jurisdiction): string | null {
  const plan = jurisdiction && PLANS[jurisdiction];
  const number = parsePhoneNumberFromString(typed.normalize("NFKC"), plan);
  return number?.isPossible() && !number.ext ? number.number : null;
}
