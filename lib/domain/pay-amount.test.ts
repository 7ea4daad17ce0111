import { describe, expect, it } from "vitest";
import { moneyRulesOf } from "./money-rules.ts";
import { readTypedAmount, whyNotPay } from "./pay-amount.ts";
import { sayMoney } from "./templates/say.ts";

describe("an amount as people type it", () => {
  it.each([
    ["20", "GBP", 2_000],
    ["£20", "GBP", 2_000],
    ["20,50", "GBP", 2_050],
    ["20.5", "GBP", 2_050],
    [" 1 250 ", "GBP", 125_000],
    ["1,250", "GBP", 125_000],
    ["1.250,50", "ZAR", 125_050],
    ["R 1 250.50", "ZAR", 125_050],
    ["$1,250.50", "USD", 125_050],
    ["GBP 20.00", "GBP", 2_000],
    ["1'250", "GBP", 125_000],
    ["about 20 pounds", "GBP", 2_000],
    ["1500", "JPY", 1_500],
  ])("%s in %s is %i", (text, currency, minor) => {
    expect(readTypedAmount(text, currency)).toEqual({ ok: true, minor });
  });

  it.each([
    ["", "GBP"],
    ["twenty", "GBP"],
    ["-20", "GBP"],
    ["0", "GBP"],
    ["0,00", "GBP"],
    ["12,34,56", "GBP"],
    ["1.2.3", "GBP"],
    ["20.50", "JPY"],
    ["99999999999999999", "GBP"],
    ["20%", "GBP"],
    ["20 or 30", "GBP"],
    ["1e3", "GBP"],
  ])("%j in %s is none, and says what would be", (text, currency) => {
    expect(readTypedAmount(text, currency)).toEqual({ ok: false, message: expect.stringContaining("Enter a") });
  });
});

describe("what may be paid", () => {
  const rules = { ...moneyRulesOf({}), payMinMinor: 100 };
  it.each([
    [100, 5_000, null],
    [5_000, 5_000, null],
    [5_001, 5_000, "more than the £50.00"],
    [99, 5_000, "least that can be paid here is £1.00"],
    [40, 40, null],
    [39, 40, "£0.40"],
  ])("%i of %i", (minor, most, why) => {
    const said = whyNotPay(minor, most, rules, (amount) => sayMoney(amount, "GBP", "en-GB"));
    if (why === null) expect(said).toBeNull();
    else expect(said).toContain(why);
  });
});
