import fc from "fast-check";
import { getExampleNumber } from "libphonenumber-js";
import examples from "libphonenumber-js/mobile/examples";
import { expect, it } from "vitest";
import { nameWords, type Term, termsOf } from "./terms.ts";
import { isMeant, readingsOf } from "./wanted.ts";

const empty = { name: "", phone: null, email: null, reference: null, debts: [] };
const key = ({ part, text }: Term) => `${part}:${text}`;
const seeds = "abzéßŁøæçñİıſﬁǅΣςάйёאبहिक्ल한가王ー'’-‐.";
const letter = fc.constantFrom(...seeds, "e\u0301", "A\u030a");
const word = fc.array(letter, { minLength: 2, maxLength: 16 }).map((letters) => letters.join(""));
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const spelling = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize("NFD"),
  (text) => text.normalize("NFC"),
  (text) => text.normalize("NFKD").replaceAll(/\p{M}/gu, ""),
  (text) => text.replaceAll("'", "’"),
  (text) => text.replaceAll("-", "\u2010"),
);

function termsFound(text: string, terms: Term[]): boolean {
  const has = new Set(terms.map(key));
  return readingsOf(text).some((reading) => reading.terms.every((term) => has.has(key(term))));
}

it("finds a name by any beginning of any of its words, however that is spelled", () => {
  fc.assert(
    fc.property(name, spelling, fc.nat(), fc.nat(), (stored, spell, which, length) => {
      const words = stored.split(" ");
      const said = words[which % words.length] ?? "";
      const typed = spell([...said].slice(0, 1 + (length % [...said].length)).join(""));
      fc.pre(readingsOf(typed).some(({ terms }) => terms.some(({ part }) => part === "name")));
      const found = { ...empty, name: stored };
      expect(termsFound(typed, termsOf(found))).toBe(true);
      expect(isMeant(readingsOf(typed), found)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it("a name is meant only where every word typed begins one of its words", () => {
  fc.assert(
    fc.property(name, name, (stored, typed) => {
      const words = nameWords(stored);
      const has = (one: string) => words.some((own) => own.startsWith(one));
      const meant = isMeant(readingsOf(typed), { ...empty, name: stored });
      if (meant) expect(nameWords(typed).some(has)).toBe(true);
      if (!nameWords(typed).some(has)) expect(meant).toBe(false);
    }),
  );
});

const countries = ["GB", "US", "ZA", "DE", "FR", "DK", "IT", "IN", "SE", "AU"] as const;
const spellings = [
  (country: string, national: string) => `+${country}${national}`,
  (country: string, national: string) => `00${country}${national}`,
  (country: string, national: string) => `+${country} (0)${national.replaceAll(/(\d{3})(?=\d)/g, "$1 ")}`,
  (_country: string, national: string) => `0${national.slice(0, 4)} ${national.slice(4)}`,
  (_country: string, national: string) => national,
];

it("finds a phone number in any spelling by any other spelling", () => {
  for (const country of countries) {
    const number = getExampleNumber(country, examples);
    if (!number) throw new Error(`there is no example of ${country}`);
    const written = spellings.map((spell) => spell(number.countryCallingCode, number.nationalNumber));
    for (const stored of written) {
      for (const typed of written) {
        const found = { ...empty, phone: stored };
        expect(termsFound(typed, termsOf(found)), `${typed} for ${stored}`).toBe(true);
        expect(isMeant(readingsOf(typed), found), `${typed} for ${stored}`).toBe(true);
      }
    }
  }
});
