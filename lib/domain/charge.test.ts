import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { as, due, given, until } from "./given.ts";
import { adjusted, charge, creditApplied, debtNo, interest, owed, paid, writtenOff } from "./given-money.ts";

const hold = (kind: "breathing-space" | "promise-made" | "other", at?: number) => (state: CaseState) =>
  as("amara", "place-hold", {
    kind: kind as "other",
    reason: "Waiting",
    until: null,
    ...(at !== undefined && { debtId: debtNo(state, at) }),
  });
const lift = (state: CaseState) => as("sam", "lift-hold", { holdId: state.holds[0]?.id ?? "", reason: "Over" });
const week = until("2026-12-01T10:00:00.000Z");

describe("a charge", () => {
  it("is owed under the head of its kind", () => {
    const { state } = given()
      .when(charge("court-costs", 900))
      .yields({ type: "charge-added", data: { head: "costs", askedMinor: 900, amountMinor: 900, refused: [] } });
    expect(owed(state)[0]).toEqual({ principal: 10_000, interest: 0, fees: 0, costs: 900 });
    expect(state.balanceMinor).toBe(15_900);
  });

  it("on a debt that was paid makes it owed again; what was promised and kept stays kept", () => {
    const desk = given(
      as("ben", "make-promise", { amountMinor: 15_000, currency: "GBP", dueOn: "2026-11-27" }),
      paid(15_000),
    );
    expect(desk.state.lastPromise).toBe("kept");
    const { state } = desk
      .when(charge("court-costs", 900))
      .yields({ type: "charge-added" }, { type: "debt-owed-again" });
    expect(state).toMatchObject({ lastPromise: "kept", arrangement: null, balanceMinor: 900 });
    state.debts.every(({ heads }) => expect(Math.min(...Object.values(heads))).toBe(0));
  });

  it("is refused under a freezing hold on the debt or the case, by hand where interest accrues, and on a closed case", () => {
    given(hold("breathing-space")).when(charge("other-fee", 1)).refuses("charges-frozen");
    given(hold("breathing-space", 1)).when(charge("other-fee", 1)).yields({ type: "charge-added" });
    given(hold("breathing-space", 1))
      .when(charge("other-fee", 1, 1))
      .refuses("charges-frozen");
    given(hold("other")).when(charge("other-fee", 1)).yields({ type: "charge-added" });
    given(interest(1_000)).when(charge("interest", 1)).refuses("accrues-by-itself");
    given(as("ben", "close-case", { reason: "other" }))
      .when(charge("other-fee", 1))
      .refuses("case-closed");
    given()
      .when(
        as("ben", "add-charge", { debtId: "00000000-0000-7000-8000-000000000001", kind: "other-fee", amountMinor: 1 }),
      )
      .forbids();
  });
});

describe("interest", () => {
  it("accrues on the principal for whole days, and is charged on the first of the month", () => {
    const desk = given(interest(3_650), until("2026-12-01T00:00:00.000Z"));
    const { state } = desk.when(due).yields({
      type: "charge-added",
      data: {
        kind: "interest",
        amountMinor: 70,
        period: { from: "2026-11-24", to: "2026-12-01", frozenDays: 0, carry: 0 },
      },
    });
    expect(state.debts[0]?.interest).toMatchObject({ accruedTo: "2026-12-01", nextAt: "2027-01-01T00:00:00.000Z" });
    given(interest(3_650), until("2026-11-30T23:59:59.000Z")).when(due).staysQuiet();
  });

  it.each([
    ["a payment", paid(100), "payment-received"],
    ["an adjustment", adjusted([{ head: "principal", amountMinor: -100 }]), "debt-adjusted"],
    ["a write-off", writtenOff(100), "debt-written-off"],
    ["another charge", charge("other-fee", 100), "charge-added"],
  ] as const)("is charged before %s moves money", (_, ask, type) => {
    const { facts } = given(interest(3_650), week).when(ask);
    expect(facts.map((fact) => fact.type).slice(0, 2)).toEqual(["charge-added", type]);
    expect(facts[0]?.data).toMatchObject({ kind: "interest", amountMinor: 70 });
  });

  it("is charged before credit is applied", () => {
    const desk = given(
      paid(15_100),
      charge("other-fee", 50),
      adjusted([{ head: "principal", amountMinor: 10_000 }]),
      interest(3_650),
      week,
    );
    desk.when(creditApplied).yields({ type: "charge-added" }, { type: "credit-applied" });
  });

  it("is not charged for days under a freezing hold, and says so", () => {
    const desk = given(
      interest(3_650),
      until("2026-11-26T10:00:00.000Z"),
      hold("breathing-space"),
      until("2026-11-27T10:00:00.000Z"),
      lift,
      until("2026-12-01T00:00:00.000Z"),
    );
    desk.when(due).yields({
      type: "charge-added",
      data: {
        askedMinor: 70,
        amountMinor: 50,
        refused: [{ why: "frozen", amountMinor: 20 }],
        period: { frozenDays: 2 },
      },
    });
  });

  it("is not charged for the time in which the case was closed", () => {
    const closed = as("ben", "close-case", { reason: "returned" });
    const reopened = as("lena", "reopen-case", { reason: "Came back" });
    const desk = given(
      interest(3_650),
      closed,
      until("2026-11-28T10:00:00.000Z"),
      reopened,
      until("2026-12-01T00:00:00.000Z"),
    );
    desk.when(due).yields({ type: "charge-added", data: { amountMinor: 20, period: { frozenDays: 5 } } });
  });

  it("from a day before today is charged for the days since, and none of them twice", () => {
    const desk = given(interest(3_650, { from: "2026-11-14" }));
    const again = desk.when(interest(7_300, { from: "2026-11-14" }));
    again.yields(
      { type: "charge-added", data: { amountMinor: 100 } },
      { type: "interest-set", data: { from: "2026-11-24" } },
    );
    again.when(interest(3_650, { from: "2026-11-14" })).yields({ type: "interest-set", data: { from: "2026-11-24" } });
    const stopped = again.when(interest(0)).when(interest(3_650, { from: "2026-11-01" }));
    stopped.yields({ type: "interest-set", data: { from: "2026-11-24" } });
    given()
      .when(interest(1, { from: "2026-11-25" }))
      .refuses("in-the-future");
  });

  it("stops", () => {
    const { state } = given(interest(3_650), week)
      .when(interest(0))
      .yields({ type: "charge-added" }, { type: "interest-set" });
    expect(state.debts[0]?.interest).toBeUndefined();
    expect(
      given(interest(3_650), interest(0), until("2027-03-01T00:00:00.000Z")).when(due).staysQuiet().state.balanceMinor,
    ).toBe(15_000);
  });
});
