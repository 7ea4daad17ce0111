import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/** The number in international form, read by the plan of the country when one is given; as typed when it cannot be one. */
export function normalPhone(typed: string, country?: string): string {
  const plan: CountryCode | undefined = country && isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(typed, plan);
  return number?.isPossible() ? number.formatInternational() : typed;
}
