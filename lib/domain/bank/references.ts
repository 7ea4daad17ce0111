/** References that a payer wrote into a payment, however they were parted or spelled. */
import { isRef } from "../ref.ts";
import { fold, referenceOf } from "../search/fold.ts";

/** `whole`: nothing is written right before or after it. */
export type Written = { text: string; whole: boolean };

/** Shorter references stand in too many texts by chance. */
export const SHORTEST = 5;
const MOST_WORDS = 5;
const MOST_CANDIDATES = 400;
const LOOK_ALIKE: Record<string, string> = { O: "0", I: "1", L: "1" };

/**
 * Case references in the text, `C-7K3M-Q9TX`: without regard to case, separators and the letters that Crockford reads as
 * digits. Its check character tells a reference from eight characters that only look like one.
 */
export function caseRefsIn(text: string): Written[] {
  const signs = signsOf(text);
  const found = new Map<string, boolean>();
  for (const [at, sign] of signs.entries()) {
    const ref = sign.letter === "C" ? refAt(signs, at) : null;
    if (ref) found.set(ref, found.get(ref) === true || (sign.begins && signs[at + 8]?.ends === true));
  }
  return [...found].map(([ref, whole]) => ({ text: ref, whole }));
}

type Sign = { letter: string; begins: boolean; ends: boolean };

/** Letters and digits, each with whether something parts it from its neighbours. */
function signsOf(text: string): Sign[] {
  const letters = [...text.normalize("NFKC").toUpperCase()];
  const isSign = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  return letters.flatMap((letter, at) =>
    isSign(letter) ? [{ letter, begins: !isSign(letters[at - 1]), ends: !isSign(letters[at + 1]) }] : [],
  );
}

function refAt(signs: Sign[], at: number): string | null {
  const letters = signs.slice(at + 1, at + 9).map(({ letter }) => LOOK_ALIKE[letter] ?? letter);
  const ref = `C-${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
  return isRef(ref) ? ref : null;
}

/** What may be a debt's or a customer's reference: up to five words of the text as one, with a digit in it, as `referenceOf` writes it. */
export function referencesIn(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const words = fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "");
    for (let from = 0; from < words.length; from += 1) {
      for (let count = 1; count <= MOST_WORDS && from + count <= words.length; count += 1) {
        const joined = words.slice(from, from + count).join("");
        if (joined.length >= SHORTEST && joined.length <= 60 && /\p{N}/u.test(joined)) found.add(joined);
        if (found.size >= MOST_CANDIDATES) return [...found];
      }
    }
  }
  return [...found];
}

/** Whether the text holds the reference as words of its own. */
export function namesReference(texts: readonly string[], reference: string): boolean {
  const wanted = referenceOf(reference);
  return wanted.length >= SHORTEST && /\p{N}/u.test(wanted) && referencesIn(texts).includes(wanted);
}

/** Whether it holds a good part of it: its last five signs or more, or all of it inside other writing. */
export function namesPartOf(texts: readonly string[], reference: string): boolean {
  const wanted = referenceOf(reference);
  if (wanted.length < SHORTEST) return false;
  const part = wanted.slice(-Math.max(SHORTEST, Math.ceil(wanted.length / 2)));
  return /\p{N}/u.test(part) && texts.some((text) => referenceOf(text).includes(part));
}
