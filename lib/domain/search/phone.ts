import { parsePhoneNumberFromString } from "libphonenumber-js";

const FEWEST_DIGITS = 7;

/**
 * The national significant numbers that a phone number may mean: "+44 7700 900123", "0044 (0)7700 900123", "07700 900123"
 * and "7700900123" share one. Two spellings of one number have one in common. Empty for what is no phone number.
 */
export function nationalNumbers(typed: string): string[] {
  const digits = digitsOf(typed);
  if (digits === null || digits.length < FEWEST_DIGITS) return [];
  const [international, rest] = prefixOf(typed.trim(), digits);
  const national = nationalOf(rest);
  if (international) return [national ?? trimmed(rest)];
  return [...new Set([trimmed(rest), ...(national ? [national] : [])])];
}

/** The last four digits of a phone number; null for what has fewer. */
export function lastFour(typed: string): string | null {
  const digits = digitsOf(typed);
  return digits !== null && digits.length >= 4 ? digits.slice(-4) : null;
}

/** Null when something other than a phone number stands there. A national zero in brackets is not dialled from abroad. */
function digitsOf(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .replace(/\(0\)/, "")
    .replace(/(ext|x|#)\.?\s*\d{1,6}\s*$/i, "");
  return /^[\d\s+().\p{Pd}/]+$/u.test(plain) ? plain.replaceAll(/\D/g, "") : null;
}

function prefixOf(typed: string, digits: string): [international: boolean, rest: string] {
  if (typed.normalize("NFKC").startsWith("+")) return [true, digits];
  return digits.startsWith("00") ? [true, digits.slice(2)] : [false, digits];
}

/** Read as an international number without its plus; null when no country has such a one. */
function nationalOf(digits: string): string | null {
  const number = parsePhoneNumberFromString(`+${digits}`);
  return number?.isPossible() ? trimmed(number.nationalNumber) : null;
}

function trimmed(digits: string): string {
  return digits.replace(/^0+/, "");
}
