import { emailOf, joinedOf, partsOf, referenceOf, wordsOf } from "./fold.ts";
import { lastFour, nationalNumbers } from "./phone.ts";

/** STORED MEANING: which value of a case a term comes from. When one value changes, its terms go. */
export const PARTS = { name: 1, phone: 2, email: 3, reference: 4, debt: 5 } as const;
export type Part = keyof typeof PARTS;

/** What a case is found by: a folded text, and where it comes from. */
export type Term = { part: Part; text: string };
/** The values of a case that can be searched. */
export type Findable = {
  name: string;
  phone: string | null;
  email: string | null;
  reference: string | null;
  debts: string[];
};

export const LONGEST_PREFIX = 12;
/** Beginnings of an email address that are kept; one of another length is looked up by the next shorter and verified. */
export const EMAIL_BEGINNINGS = [3, 5, 8, 12, 18] as const;
const MOST_WORDS = 16;

/** Every term by which a case is found, each once. Raise SEARCH_VERSION (server) with any change of what this yields. */
export function termsOf(found: Findable): Term[] {
  return [
    ...terms("name", nameTerms(found.name)),
    ...valueTerms("phone", found.phone),
    ...valueTerms("email", found.email),
    ...valueTerms("reference", found.reference),
    ...terms("debt", found.debts.map(referenceOf)),
  ];
}

/** The terms of one value that changes by itself. */
export function valueTerms(part: "phone" | "email" | "reference", value: string | null): Term[] {
  if (value === null) return [];
  if (part === "reference") return terms(part, [referenceOf(value)]);
  return terms(part, part === "phone" ? phoneTerms(value) : emailTerms(value));
}

/** All the words that a name has, whichever way its apostrophes and hyphens are written. */
export function nameWords(name: string): string[] {
  const words = [...wordsOf(name).slice(0, MOST_WORDS), ...partsOf(name).slice(0, MOST_WORDS), ...joinedOf(name)];
  return [...new Set(words)];
}

/** The shortest beginning of this word that is kept: one sign of a script that writes syllables or words, else two letters. */
export function shortestPrefix(word: string): number {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? 1 : 2;
}

export function prefix(text: string, length: number): string {
  return [...text].slice(0, length).join("");
}

/** A four-digit term and a whole number are different things. */
export const lastFourTerm = (digits: string) => `*${digits}`;
export const beginningTerm = (text: string) => `${text}*`;

function nameTerms(name: string): string[] {
  return nameWords(name).flatMap((word) => {
    const shortest = shortestPrefix(word);
    const longest = Math.min([...word].length, LONGEST_PREFIX);
    return Array.from({ length: Math.max(0, longest - shortest + 1) }, (_, at) => prefix(word, shortest + at));
  });
}

function phoneTerms(phone: string): string[] {
  const four = lastFour(phone);
  return [...nationalNumbers(phone), ...(four ? [lastFourTerm(four)] : [])];
}

function emailTerms(email: string): string[] {
  const whole = emailOf(email);
  const beginnings = EMAIL_BEGINNINGS.filter((length) => [...whole].length >= length);
  return [whole, ...beginnings.map((length) => beginningTerm(prefix(whole, length)))];
}

function terms(part: Part, texts: string[]): Term[] {
  return [...new Set(texts)].filter((text) => text !== "").map((text) => ({ part, text }));
}
