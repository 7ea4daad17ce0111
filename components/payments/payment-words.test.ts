import { expect, it } from "vitest";
import { plainMinor, stateCounts, sumWords, typedMinor } from "./payment-words.ts";

it.each([
  ["55", "GBP", 5_500],
  ["1,240.5", "GBP", 124_050],
  ["0.01", "GBP", 1],
  ["1240", "JPY", 1_240],
  ["12.5", "JPY", null],
  ["1.234", "GBP", null],
  ["0", "GBP", null],
  ["-5", "GBP", null],
  ["five", "GBP", null],
  ["1,24", "GBP", null],
])("%s %s is read as %s", (text, currency, minor) => {
  expect(typedMinor(text, currency)).toBe(minor);
  if (minor !== null) expect(typedMinor(plainMinor(minor, currency), currency)).toBe(minor);
});

it("says sums with their direction, and states in the order of work", () => {
  expect(sumWords({ direction: "out", amountMinor: 5_500, currency: "GBP" })).toBe("−£55.00");
  expect(stateCounts({ unmatched: 1, posted: 12, new: 2 })).toBe("2 being matched, 12 posted, 1 unmatched");
});
