import type { Channel } from "../../domain/contact-policy/input.ts";

/** Channels that this installation has no provider for. */
export function channelsOff(): readonly Channel[] {
  return [];
}
