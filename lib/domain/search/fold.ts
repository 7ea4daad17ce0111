/** Letters that no decomposition takes apart, as people without them on the keyboard type them. */
const PLAIN: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ħ: "h",
  ŧ: "t",
  ŋ: "n",
  ς: "σ",
};
const APOSTROPHES = /['’‘ʼʻ`´′ʹ]/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** Without case, marks, width and invisible characters: what two spellings of one text have in common. */
export function fold(text: string): string {
  const plain = bare(text.replaceAll(APOSTROPHES, "'").replaceAll(INVISIBLE, ""));
  // Capitals first: "ß" has none of its own and becomes "SS". They may bring marks again.
  const small = bare(plain.toUpperCase()).toLowerCase();
  return [...bare(small)].map((letter) => PLAIN[letter] ?? letter).join("");
}

function bare(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "");
}

/** Words of a text, folded. An apostrophe joins ("O'Brien" is "obrien"); a hyphen and anything else parts. */
export function wordsOf(text: string): string[] {
  return split(fold(text).replaceAll("'", ""));
}

/** The same with apostrophes parting too: "O'Brien" is "o" and "brien". */
export function partsOf(text: string): string[] {
  return split(fold(text));
}

/** Words that hyphens join: "Smith-Jones" is "smithjones". Only those that had one. */
export function joinedOf(text: string): string[] {
  return fold(text)
    .replaceAll("'", "")
    .split(/[^\p{L}\p{N}\p{Pd}]+/u)
    .filter((word) => /[^\p{Pd}]\p{Pd}+[^\p{Pd}]/u.test(word))
    .map((word) => word.replaceAll(/\p{Pd}/gu, ""));
}

/** A reference without case, spaces and punctuation: "LC 0042/1" is "lc00421". */
export function referenceOf(text: string): string {
  return split(fold(text)).join("");
}

/** An email address as compared. */
export function emailOf(text: string): string {
  return fold(text).trim();
}

function split(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
