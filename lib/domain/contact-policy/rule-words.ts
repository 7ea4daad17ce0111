import { PACKS } from "./pack-values.ts";
import { sentenceOf } from "./versions.ts";

/** Refusals of the desk's own, which stand in no pack. */
const OF_THE_DESK: Record<string, string> = {
  "case.closed": "The case is closed: nothing is asked for on it.",
  "channel.off": "The channel is not set up here.",
  "channel.no-contact-point": "No address or number of the customer is on record for the channel.",
  "channel.contact-point-changed": "The address on record is not the one that the letter was written to.",
  "channel.contact-point-failed": "The address or number on record does not reach the customer.",
};

/** What a rule says, in the words of the packs that come with Baton; its id when nobody knows it. */
export function ruleWords(rule: string): string {
  for (const pack of Object.values(PACKS)) {
    const found = pack.rules.find(({ id }) => id === rule);
    if (found) return sentenceOf(pack, found);
  }
  return OF_THE_DESK[rule] ?? rule;
}

/** Every rule that can stand in the way of a contact. */
export function allRules(): string[] {
  const ofPacks = Object.values(PACKS).flatMap(({ rules }) => rules.map(({ id }) => id));
  return [...new Set([...ofPacks, ...Object.keys(OF_THE_DESK)])];
}
