import { emailOf, partsOf, referenceOf, wordsOf } from "./fold.ts";
import { lastFour, nationalNumbers } from "./phone.ts";
import {
  beginningTerm,
  EMAIL_BEGINNINGS,
  type Findable,
  LONGEST_PREFIX,
  lastFourTerm,
  nameWords,
  prefix,
  shortestPrefix,
  type Term,
} from "./terms.ts";

/** One reading of what was typed: the terms that a case must all have, and whether it really is what was meant. */
export type Reading = { terms: Term[]; matches: (found: Findable) => boolean };

/**
 * The readings of a searched text: words of a name in any order, a phone number, its last four digits, an email address
 * or its beginning, a customer's or debt's reference. A case is found when one of them fits. None for a single letter.
 */
export function readingsOf(text: string): Reading[] {
  return [
    ...nameReadings(text),
    ...phoneReadings(text),
    ...lastFourReadings(text),
    ...emailReadings(text),
    ...referenceReadings(text),
  ];
}

/** Whether the case is what was searched for: what was looked up by its terms is looked at once more in clear. */
export function isMeant(readings: Reading[], found: Findable): boolean {
  return readings.some((reading) => reading.matches(found));
}

/** "O'Brien" may be written as one word or as two. */
function nameReadings(text: string): Reading[] {
  if (text.includes("@")) return [];
  const [joined, apart] = [wordsOf(text), partsOf(text)];
  const readings = [nameReading(joined), ...(apart.length > joined.length ? [nameReading(apart)] : [])];
  return readings.filter(({ terms }) => terms.length > 0);
}

function nameReading(words: string[]): Reading {
  const wanted = [...new Set(words)];
  // "sm smith": whoever has the longer has the shorter.
  const telling = wanted.filter((word) => !wanted.some((other) => other !== word && other.startsWith(word)));
  const terms = telling
    .filter((word) => [...word].length >= shortestPrefix(word))
    .map((word): Term => ({ part: "name", text: prefix(word, LONGEST_PREFIX) }));
  const matches = ({ name }: Findable) => {
    const has = nameWords(name);
    return wanted.every((word) => has.some((one) => one.startsWith(word)));
  };
  return { terms, matches };
}

function phoneReadings(text: string): Reading[] {
  const numbers = nationalNumbers(text);
  return numbers.map((number) => ({
    terms: [{ part: "phone", text: number }],
    matches: ({ phone }) => phone !== null && nationalNumbers(phone).includes(number),
  }));
}

function lastFourReadings(text: string): Reading[] {
  if (!/^\s*\d{4}\s*$/.test(text)) return [];
  const four = text.trim();
  return [
    {
      terms: [{ part: "phone", text: lastFourTerm(four) }],
      matches: ({ phone }) => phone !== null && lastFour(phone) === four,
    },
  ];
}

/** An address has no spaces; without its @ it may be one that is still being typed. */
function emailReadings(text: string): Reading[] {
  const wanted = emailOf(text);
  const length = [...wanted].length;
  const kept = EMAIL_BEGINNINGS.findLast((one) => one <= length);
  if (kept === undefined || /\s/.test(wanted)) return [];
  const matches = ({ email }: Findable) => email !== null && emailOf(email).startsWith(wanted);
  const beginning: Reading = { terms: [{ part: "email", text: beginningTerm(prefix(wanted, kept)) }], matches };
  return /@.+\../.test(wanted) ? [{ terms: [{ part: "email", text: wanted }], matches }, beginning] : [beginning];
}

function referenceReadings(text: string): Reading[] {
  const wanted = referenceOf(text);
  if (wanted.length < 3 || !/\p{N}/u.test(wanted)) return [];
  return [
    {
      terms: [{ part: "reference", text: wanted }],
      matches: ({ reference }) => reference !== null && referenceOf(reference) === wanted,
    },
    {
      terms: [{ part: "debt", text: wanted }],
      matches: ({ debts }) => debts.some((one) => referenceOf(one) === wanted),
    },
  ];
}
