import { expect, test } from "vitest";
import { standingWords } from "./standing-words.ts";

test.each([
  ["parked", "sender-not-set-up", "Stuck: our sender is not set up at the provider. Somebody has to look at it."],
  ["failed", "unreachable", "Failed: the phone could not be reached."],
  ["failed", "twilio-30099", "Failed: Twilio says 30099."],
  ["scheduled", "provider-busy", "Could not be handed over: the provider had enough for the moment; tried again"],
] as const)("given a contact that is %s with %s, then it says why in words", (status, code, words) => {
  expect(standingWords({ status, code })).toBe(words);
});

test("given a contact that failed without a code, then it says no more than that", () => {
  expect(standingWords({ status: "failed" })).toBe("Failed.");
  expect(standingWords({ status: "scheduled" })).toBe("Goes out");
});
