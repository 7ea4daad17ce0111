/** The name of a payer as banks write it beside the name of a customer. */
import { wordsOf } from "../search/fold.ts";
import { nameWords } from "../search/terms.ts";

const TITLES = new Set("mr mrs ms miss mx dr prof sir lady lord rev mnr mev me and or".split(" "));
const LONG = 3;

/** The words of a payer's name that tell something: without titles and single letters. */
export function tellingWords(name: string): string[] {
  return [...new Set(wordsOf(name).filter((word) => !TITLES.has(word) && [...word].length >= LONG))];
}

/** "SMITH J MR" is Joan Smith: a whole word is the same, and every other begins one of hers, or hers begins it. */
export function isNameOf(payer: string, customer: string): boolean {
  const has = nameWords(customer);
  const words = wordsOf(payer).filter((word) => !TITLES.has(word));
  const same = words.filter((word) => [...word].length >= LONG && has.includes(word));
  const fits = (word: string) => has.some((one) => one.startsWith(word) || word.startsWith(one));
  return same.length > 0 && words.every(fits) && (words.length > 1 || has.length === 1);
}
