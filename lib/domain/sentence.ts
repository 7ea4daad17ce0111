/** How sentences about events are put together: our own words, and around them what people have written. */
import { erasable } from "./erased.ts";

/** Our own words first, with a capital; free text after them stays exactly as it was written. */
export function clauses(first: string, ...rest: (string | false | null | undefined)[]): string {
  return [sentence(first), ...rest.filter(Boolean)].join("; ");
}

export function quoted(text: string | undefined): string {
  return `“${erasable(text)}”`;
}

/** The label inside a sentence; words with an own capital (WhatsApp) do not occur in code labels that are lowered. */
export function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** With a capital, as a sentence begins. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
