import { expect, it } from "vitest";
import { sayOwed } from "./owed-words.ts";

const owed = { balanceMinor: 50_000, currency: "GBP" };

it.each([
  ["", "Balance £500.00"],
  ["five", "Balance £500.00"],
  ["500.00", "Balance £500.00"],
  ["500.01", "More than is owed: £0.01 becomes credit"],
  ["5,000", "More than is owed: £4,500.00 becomes credit"],
])("of %j typed for £500.00 owed: %s", (typed, said) => {
  expect(sayOwed(typed, owed)).toBe(said);
});

it("credit that stands already is not owed", () => {
  expect(sayOwed("1.00", { ...owed, balanceMinor: -200 })).toBe("More than is owed: £1.00 becomes credit");
});
