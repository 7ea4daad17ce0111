import { MANDATORY_PARTS } from "../templates/mandatory-parts.ts";
import type { PackId } from "./input.ts";
import { PACKS } from "./pack-values.ts";
import { PACK_WORDS } from "./pack-words.ts";
import { sentenceOf } from "./versions.ts";

/** Refusals of the desk's own, which stand in no pack. */
const OF_THE_DESK: Record<string, string> = {
  "case.closed": "The case is closed: nothing is asked for on it.",
  "channel.off": "The channel is not set up here.",
  "channel.no-contact-point": "No address or number of the customer is on record for the channel.",
  "channel.contact-point-changed": "The address on record is not the one that the letter was written to.",
  "channel.contact-point-failed": "The address or number on record does not reach the customer.",
  "template.retired": "The template is not in force any more.",
  "template.purpose": "The template in force is for another channel or purpose.",
  "template.portfolio": "The template is not for this portfolio.",
  "template.inputs": "What was filled in does not fit the template.",
  "template.field-missing": "The case does not have what the template says.",
  "template.link-in-value": "What was filled in holds a link, which no message may carry.",
  "template.too-long": "With the customer's details the message is too long for its channel.",
  "template.no-words": "The template has no text in this language.",
  "template.unreadable": "The template's text cannot be read.",
};
const HOUSE = "Baton's default";

/** A rule's sentence, and what it rests on; null where nobody knows it. */
export type RuleBasis = { says: string; citation: string | null };

/** What a rule says in the words of the packs that come with Baton, first of all of `of`; its id when nobody knows it. */
export function ruleBasis(rule: string, of?: PackId): RuleBasis {
  for (const pack of of ? [PACKS[of], ...Object.values(PACKS)] : Object.values(PACKS)) {
    const found = pack.rules.find(({ id }) => id === rule);
    if (found) return { says: sentenceOf(pack, found), citation: found.citation };
  }
  const part = MANDATORY_PARTS.find(({ id }) => rule === `template.${id}`);
  if (part) return { says: part.sentence, citation: (of && part.citations[of]) ?? null };
  const says = OF_THE_DESK[rule];
  return says === undefined ? { says: rule, citation: null } : { says, citation: HOUSE };
}

/** The rule's sentence alone. */
export function ruleWords(rule: string): string {
  return ruleBasis(rule).says;
}

/** Every rule that can stand in the way of a contact. */
export function allRules(): string[] {
  return rulesByOrigin().flatMap(({ rules }) => rules);
}

/** The same, each once, by where it comes from: every country, one of them, the message's template, the desk. */
export function rulesByOrigin(): { origin: string; rules: string[] }[] {
  const ofPacks = [...new Set(Object.values(PACKS).flatMap(({ rules }) => rules.map(({ id }) => id)))];
  const ofTemplates = MANDATORY_PARTS.map(({ id }) => `template.${id}`);
  const all = [...ofPacks, ...ofTemplates, ...Object.keys(OF_THE_DESK)];
  const startingWith = (...starts: string[]) => all.filter((rule) => starts.includes(rule.split(".")[0] ?? ""));
  return [
    { origin: "Every country", rules: startingWith("common") },
    ...Object.entries(PACK_WORDS).map(([id, origin]) => ({ origin, rules: startingWith(id) })),
    { origin: "Template", rules: startingWith("template") },
    { origin: "Case and channel", rules: startingWith("case", "channel") },
  ];
}
