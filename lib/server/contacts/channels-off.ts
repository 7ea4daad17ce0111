import type { Channel } from "../../domain/contact-policy/input.ts";
import { SENT_CHANNELS, type SentChannel } from "../../domain/contact-words.ts";
import { adapterOf } from "../adapters/index.ts";

/** Channels that this installation has no provider for. A call is made by a person, with what they have. */
export function channelsOff(): readonly Channel[] {
  return (Object.keys(SENT_CHANNELS) as SentChannel[]).filter((channel) => adapterOf(channel) === null);
}
