import { describe, expect, it } from "vitest";
import { as, given, organisation } from "./given.ts";
import { adjusted, charge, creditApplied, debtNo, owed, paid, promised, writtenOff } from "./given-money.ts";
import type { MoneyRules } from "./money-rules.ts";

const rules = (money: Partial<MoneyRules>) =>
  organisation((directory) => {
    const { uk } = directory.portfolios;
    return uk ? { ...directory, portfolios: { ...directory.portfolios, uk: { ...uk, money } } } : directory;
  });
const charged = [charge("interest", 10), charge("other-fee", 20), charge("court-costs", 30)];

describe("an adjustment", () => {
  it("is an entry of its own, up or down", () => {
    const { state } = given(...charged)
      .when(
        adjusted([
          { head: "fees", amountMinor: -20 },
          { head: "principal", amountMinor: 5 },
        ]),
      )
      .yields({ type: "debt-adjusted", data: { kind: "correction", reason: "Agreed" } });
    expect(owed(state)[0]).toEqual({ principal: 10_005, interest: 10, fees: 0, costs: 30 });
  });

  it("refuses more than is owed under a head, a head twice, and a closed case", () => {
    given(...charged)
      .when(adjusted([{ head: "fees", amountMinor: -21 }]))
      .refuses("more-than-owed", { facts: { head: "fees", owedMinor: 20 } });
    given()
      .when(
        adjusted([
          { head: "fees", amountMinor: 1 },
          { head: "fees", amountMinor: 1 },
        ]),
      )
      .refuses("duplicate-head");
    given(as("ben", "close-case", { reason: "other" }))
      .when(adjusted([{ head: "fees", amountMinor: 1 }]))
      .refuses("case-closed");
  });
});

describe("a write-off", () => {
  it("takes off what is owed in the order in which it would be paid; it is not a payment", () => {
    const { state } = given(...charged)
      .when(writtenOff(45))
      .yields({ type: "debt-written-off" });
    expect(owed(state)[0]).toEqual({ principal: 10_000, interest: 0, fees: 0, costs: 15 });
    const all = given(...charged)
      .when(writtenOff())
      .yields({ type: "debt-written-off" }).state;
    expect(all.balanceMinor).toBe(5_000);
    expect(all.debts[0]?.paid).toEqual({ principal: 0, interest: 0, fees: 0, costs: 0 });
  });

  it("refuses more than is owed and a debt without a balance", () => {
    given().when(writtenOff(10_001)).refuses("more-than-owed");
    given(writtenOff()).when(writtenOff()).refuses("nothing-owed");
    given()
      .when((state) => as("ben", "write-off-debt", { debtId: debtNo(state, 0), reason: "x" }))
      .forbids();
  });
});

describe("credit", () => {
  it("pays what comes to be owed, and counts as a payment of it", () => {
    const desk = given(paid(15_100), charge("other-fee", 60));
    const { state } = desk.when(creditApplied).yields({ type: "credit-applied" }, { type: "debt-paid" });
    expect(state).toMatchObject({ creditMinor: 40, balanceMinor: 0 });
  });

  it("refuses where there is none, or nothing that it could pay", () => {
    given().when(creditApplied).refuses("no-credit");
    given(paid(15_100)).when(creditApplied).refuses("nothing-owed");
  });
});

describe("the portfolio's order", () => {
  const where = (story: ReturnType<typeof given>, amountMinor: number, at?: number) =>
    owed(story.when((state) => paid(amountMinor, at === undefined ? {} : { debtId: debtNo(state, at) })).state);

  it("pays interest, fees and costs before principal, the oldest debt first", () => {
    expect(where(given(...charged), 5_045)).toEqual([
      { principal: 10_000, interest: 0, fees: 0, costs: 15 },
      { principal: 0, interest: 0, fees: 0, costs: 0 },
    ]);
  });

  it("can put principal first, and the debt that was largest", () => {
    const order = rules({ heads: ["principal", "costs", "fees", "interest"], debts: "highest" });
    expect(where(given(...charged, order), 10_035)).toEqual([
      { principal: 0, interest: 10, fees: 15, costs: 0 },
      { principal: 5_000, interest: 0, fees: 0, costs: 0 },
    ]);
  });

  it("puts what the customer names first, unless the portfolio does not; the last unit lands somewhere", () => {
    expect(where(given(), 10_001, 0).map(({ principal }) => principal)).toEqual([0, 4_999]);
    expect(where(given(rules({ customersChoice: false })), 10_001, 0).map(({ principal }) => principal)).toEqual([
      4_999, 0,
    ]);
    expect(given().when(paid(15_001)).state).toMatchObject({ creditMinor: 1, balanceMinor: 0 });
  });
});

it("a promise that was kept because nothing was owed stays kept when something new is owed and paid", () => {
  const desk = given(promised(15_000), adjusted([{ head: "principal", amountMinor: -2_000 }]), paid(13_000));
  expect(desk.state.lastPromise).toBe("kept");
  const { state } = desk.when(charge("other-fee", 500)).when(paid(100)).yields({ type: "payment-received" });
  expect(state).toMatchObject({ lastPromise: "kept", arrangement: null, balanceMinor: 400 });
});
