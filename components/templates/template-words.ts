import type { VersionFacts } from "#lib/client/templates.ts";
import { SENT_CHANNELS, VARIANTS } from "#lib/domain/contact-words.ts";
import { type Chosen, LANGUAGES, PURPOSE_LABELS } from "#lib/domain/templates/template.ts";

/** Where a version stands, in a word or two. */
export function standingOf(version: VersionFacts, now: number): string {
  if (version.status === "draft") return "Draft";
  if (version.status === "retired") return "Retired";
  if (version.current) return "In force";
  return Date.parse(version.effectiveFrom ?? "") > now ? "Comes into force" : "Replaced";
}

export function textName({ language, variant }: Chosen): string {
  return `${LANGUAGES[language]}, ${VARIANTS[variant].toLowerCase()}`;
}

export const channelName = (channel: keyof typeof SENT_CHANNELS) => SENT_CHANNELS[channel];

export function purposeWords(purposes: VersionFacts["purposes"]): string {
  return purposes.map((purpose) => PURPOSE_LABELS[purpose]).join(", ") || "nothing yet";
}

/** "all portfolios", or their slugs. */
export function portfolioWords(portfolios: readonly string[] | null, nameOf: (slug: string) => string): string {
  return portfolios === null ? "All portfolios" : portfolios.map(nameOf).join(", ");
}
