import type { ContactFacts } from "./case-state.ts";
import type { Channel } from "./contact-policy/input.ts";
import { GATE_CHANNELS } from "./contact-words.ts";

/** Whether a customer is not to be contacted at all: dead, asked us to stop, or opted out of every channel. */
export function isNotContacted(facts: Pick<ContactFacts, "death" | "ceaseRequest" | "consents">): boolean {
  return facts.death !== null || facts.ceaseRequest !== null || optedOutOf(facts).length === CHANNELS.length;
}

const CHANNELS = Object.keys(GATE_CHANNELS) as Channel[];

/** The channels that the customer opted out of, in their usual order. */
export function optedOutOf({ consents }: Pick<ContactFacts, "consents">): Channel[] {
  return CHANNELS.filter((channel) => consents[channel]?.is === "opted-out");
}
