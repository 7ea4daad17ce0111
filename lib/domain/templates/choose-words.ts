import type { Adjustment } from "../codes.ts";
import type { SentChannel, Variant } from "../contact-words.ts";
import { type Chosen, LANGUAGES, type Language, type TemplateContent, wordsOf } from "./template.ts";

/** What the customer wants, and what the portfolio's customers usually get. */
export type Wish = { language: string | null; portfolioLanguage: Language; adjustments: readonly Adjustment[] };

/**
 * The customer's language if the version speaks it, else the portfolio's, else English; in the variant that their
 * adjustments ask for (its words, where it has none of its own, are the standard ones). Null when it has no such text.
 */
export function chooseWords(version: Pick<TemplateContent, "texts" | "channel">, wish: Wish): Chosen | null {
  const languages = [languageOf(wish.language), wish.portfolioLanguage, "en" as const];
  const variant = variantFor(version.channel, wish.adjustments);
  const language = languages.find((one) => one && wordsOf(version, { language: one, variant }));
  return language ? { language, variant } : null;
}

/** "es-MX" is Spanish; a language that Baton does not write in is null. */
export function languageOf(tag: string | null): Language | null {
  const base = tag?.toLowerCase().split("-")[0] ?? "";
  return Object.hasOwn(LANGUAGES, base) ? (base as Language) : null;
}

/** Large print is a matter of paper and mail; on a phone the reader sets the size. */
function variantFor(channel: SentChannel, adjustments: readonly Adjustment[]): Variant {
  const large = channel === "letter" || channel === "email";
  if (large && adjustments.includes("large-print")) return "large-print";
  return adjustments.includes("plain-language") ? "plain-language" : "standard";
}
