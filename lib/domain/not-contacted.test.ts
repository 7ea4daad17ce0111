import { describe, expect, it } from "vitest";
import type { Channel } from "./contact-policy/input.ts";
import { GATE_CHANNELS } from "./contact-words.ts";
import { as, given } from "./given.ts";
import { isNotContacted, optedOutOf } from "./not-contacted.ts";

const out = (channel: Channel) => as("ben", "record-opt-out", { channel });
const channels = Object.keys(GATE_CHANNELS) as Channel[];
const factsAfter = (...steps: Parameters<typeof given>) => given(...steps).state.contactFacts;

describe("who is not to be contacted at all", () => {
  it("is who died, asked us to stop, or opted out of everything", () => {
    expect(isNotContacted(factsAfter(as("ben", "record-death", {})))).toBe(true);
    expect(isNotContacted(factsAfter(as("ben", "record-cease-request", {})))).toBe(true);
    expect(isNotContacted(factsAfter(...channels.map(out)))).toBe(true);
  });

  it("is nobody who may still be written to", () => {
    const facts = factsAfter(out("sms"), out("call"));
    expect(isNotContacted(facts)).toBe(false);
    expect(optedOutOf(facts)).toEqual(["call", "sms"]);
  });
});
