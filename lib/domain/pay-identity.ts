/** How a customer shows on the pay page that it is they: by the date of birth and the postcode that are on record. Pure. */
import type { Day } from "./calendar.ts";
import type { Jurisdiction } from "./codes.ts";

/** What is on record. Without a date of birth nothing is suitable: a postcode alone is what the whole house knows. */
export type Known = { birthDate: Day; postcode: string | null };
export type Answered = { day: string; month: string; year: string; postcode: string };

/** Wrong answers that a link takes, over all browsers. */
export const MOST_TRIES = 5;
/** And that all links of one customer take in a day. */
export const MOST_TRIES_A_DAY = 10;

const FORMS: Record<Jurisdiction, RegExp> = {
  uk: /\b[A-Z]{1,2}[0-9O][0-9A-Z]?\s*[0-9O][A-Z]{2}\b/gi,
  us: /\b\d{5}(?:-\d{4})?\b/g,
  za: /\b\d{4}\b/g,
};

/** Null: nobody can be known by it. `address` as it was written down; the last thing in it of the country's form is its postcode. */
export function knownFrom(
  { birthDate, address }: { birthDate?: string | undefined; address?: string | undefined },
  law: Jurisdiction,
): Known | null {
  if (!birthDate || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return null;
  const found = address?.match(FORMS[law])?.at(-1);
  return { birthDate, postcode: found ? plainPostcode(found, law) : null };
}

/** As one text, for comparing without telling which part differs. */
export function proofOf({ birthDate, postcode }: Known): string {
  return `${birthDate} ${postcode ?? ""}`;
}

/** What the answers come to, to be compared with `proofOf`; anything that is no day or postcode is wrong, and no more. */
export function answerOf(answered: Answered, known: Pick<Known, "postcode">, law: Jurisdiction): string {
  const postcode = known.postcode === null ? null : plainPostcode(answered.postcode, law);
  return proofOf({ birthDate: readBirthDate(answered, law) ?? "", postcode });
}

/** Spaces, dashes and case are the writer's; O and 0, I and 1 are taken for one another; a US code is its first five. */
function plainPostcode(text: string, law: Jurisdiction): string {
  const plain = text
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll("I", "1");
  return law === "us" ? plain.slice(0, 5) : plain;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** From three fields; a whole date pasted into the first is taken as well, in the country's order. Null: no day. */
export function readBirthDate({ day, month, year }: Omit<Answered, "postcode">, law: Jurisdiction): Day | null {
  const typed = month.trim() || year.trim() ? [day, month, year] : pasted(day, law);
  const [d = "", m = "", y = ""] = typed.map((part) => part.trim());
  const named = MONTHS.indexOf(m.slice(0, 3).toLowerCase()) + 1;
  const whole = [y, String(named || m).padStart(2, "0"), d.padStart(2, "0")].join("-");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(whole)) return null;
  const instant = Date.parse(`${whole}T00:00:00.000Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(whole) ? whole : null;
}

function pasted(text: string, law: Jurisdiction): string[] {
  const parts = text.trim().split(/[\s./-]+/);
  const [first = "", second = "", third = ""] = parts;
  if (first.length === 4) return [third, second, first];
  return law === "us" && /^\d+$/.test(second) ? [second, first, third] : [first, second, third];
}
