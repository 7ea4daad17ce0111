import { expect, test } from "vitest";
import { moneyRulesOf } from "./money-rules.ts";
import { sayWhereItGoes } from "./money-rules-words.ts";

test("where a payment goes is said as the portfolio has it: its order, and whether naming a debt counts", () => {
  expect(sayWhereItGoes(moneyRulesOf({}))).toEqual({
    unnamed: "The oldest due first",
    naming: "A debt that the customer names is paid off before the others.",
  });
  expect(sayWhereItGoes(moneyRulesOf({ money: { debts: "highest", customersChoice: false } }))).toEqual({
    unnamed: "The largest first",
    naming: "Naming one changes nothing here: this portfolio pays its debts in its own order.",
  });
});
