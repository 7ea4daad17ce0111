import { describe, expect, it } from "vitest";
import { aCase, as, due, given, until } from "./given.ts";
import { assessed, MONTHLY, make, pay, planOf, rules } from "./given-plan.ts";

describe("making a plan", () => {
  it("spreads all that is owed, with three working days of grace, and is paying from then on", () => {
    const { state } = given()
      .when(make())
      .yields({ type: "plan-made", data: { totalMinor: 15_000, graceDays: 3, toleranceMissed: 2 } });
    const { instalments, terms } = planOf(state);
    expect(instalments.map(({ dueOn }) => dueOn)).toEqual(["2026-12-01", "2027-01-01", "2027-02-01"]);
    expect(instalments[0]).toMatchObject({ no: 1, amountMinor: 5_000, breaksAt: "2026-12-05T00:00:00.000Z" });
    expect(terms).toEqual({ frequency: "monthly", firstOn: "2026-12-01" });
    expect(state).toMatchObject({ status: "paying", firstActionDueAt: null, dueAt: "2026-12-05T00:00:00.000Z" });
  });

  it("is for one debt, for a part of it, with another amount first", () => {
    const story = given();
    const debtId = story.state.debts[1]?.id;
    const { state } = story.when(make({ debtId, firstMinor: 1_000 })).yields({ type: "plan-made", data: { debtId } });
    expect(planOf(state).instalments.map((one) => one.amountMinor)).toEqual([1_000, 4_000]);
    const part = story.when(make({ totalMinor: 12_345 })).state;
    expect(planOf(part).instalments.map((one) => one.amountMinor)).toEqual([5_000, 5_000, 2_345]);
  });

  it("takes the place of a promise, which it names, and of a plan, which ends", () => {
    const promise = as("ben", "make-promise", { amountMinor: 100, currency: "GBP", dueOn: "2026-11-27" });
    const promised = given(promise);
    promised.when(make()).yields({ type: "plan-made", data: { replaces: promised.state.arrangement?.id } });
    const planned = given(make(), pay(700));
    const { id } = planOf(planned.state);
    planned
      .when(make({ instalmentMinor: 2_000 }))
      .yields(
        { type: "plan-ended", data: { planId: id, why: "replaced", receivedMinor: 700 } },
        { type: "plan-made", data: { totalMinor: 14_300, replaces: id } },
      );
    planned
      .when(promise)
      .yields({ type: "plan-ended", data: { why: "replaced" } }, { type: "promise-made", data: { replaces: id } });
  });

  it("is reviewed as the portfolio says while it still runs then, or as asked", () => {
    given()
      .when(make())
      .yields({ type: "plan-made", data: expect.not.objectContaining({ reviewOn: expect.anything() }) });
    given()
      .when(make({ instalmentMinor: 1_000 }))
      .yields({ type: "plan-made", data: { reviewOn: "2027-05-24", reviewAt: "2027-05-24T07:00:00.000Z" } });
    given(make({ reviewOn: "2026-12-20" }), pay(5_000), until("2026-12-20T08:00:00.000Z"))
      .when(due)
      .yields({ type: "plan-review-due" });
    given()
      .when(make({ reviewOn: "2026-11-24" }))
      .refuses("in-the-past");
  });

  it("refuses what the portfolio does not allow", () => {
    given()
      .when(make({ currency: "USD" }))
      .refuses("wrong-currency", { code: "wrong-currency" });
    given()
      .when(make({ totalMinor: 15_001 }))
      .refuses("more-than-owed");
    given()
      .when(make({ totalMinor: 9_000, firstMinor: 9_001 }))
      .refuses("more-than-owed");
    given(pay(15_000)).when(make()).refuses("nothing-owed");
    given()
      .when(make({ firstOn: "2026-11-23" }))
      .refuses("in-the-past");
    given()
      .when(make({ firstOn: "2027-11-26" }))
      .refuses("too-far-ahead");
    given()
      .when(make({ instalmentMinor: 99 }))
      .refuses("below-the-least", { facts: { instalmentMinor: 99, leastMinor: 100 } });
    given(rules({ planMaxMonths: 2 }))
      .when(make())
      .refuses("too-long");
    given(as("ben", "close-case", { reason: "other" }))
      .when(make())
      .refuses("case-closed");
    given(aCase({ debts: [{ reference: "L", balanceMinor: 70_000, dueOn: null }] }), rules({ planMinMinor: 1 }))
      .when(make({ instalmentMinor: 100, frequency: "weekly" }))
      .refuses("too-many-instalments", { facts: { instalments: 700, most: 600, smallestMinor: 117 } });
    given()
      .when(make({ dayOfMonth: 32 }))
      .rejects("dayOfMonth");
  });

  it("is for who holds the case", () => {
    given(as("ben", "take-case", {}))
      .when(as("amara", "make-plan", MONTHLY))
      .forbids();
  });
});

describe("what a customer can afford", () => {
  it("is kept as told, with its sums; the state knows only what is left over", () => {
    const { state } = given()
      .when(assessed(150_000, 146_000))
      .yields({ type: "affordability-assessed", data: { form: { incomeMinor: 150_000, disposableMinor: 4_000 } } });
    expect(state.affordability).toMatchObject({ disposableMinor: 4_000 });
  });

  it("refuses a line that the statement does not have", () => {
    given()
      .when(as("ben", "assess-affordability", { income: {}, outgoings: { yacht: 1 } }))
      .refuses("unknown-line", { facts: { side: "outgoings", line: "yacht" } });
  });

  it("asks a reason of a plan above it, by what it comes to a month", () => {
    const story = given(assessed(150_000, 146_000));
    story.when(make({ instalmentMinor: 4_000 })).yields({ type: "plan-made", data: {} });
    story
      .when(make({ instalmentMinor: 1_000, frequency: "weekly" }))
      .refuses("above-disposable", { facts: { monthMinor: 4_334, disposableMinor: 4_000 } });
    const { facts } = story
      .when(make({ overAffordable: "A gift from her brother" }))
      .yields({ type: "plan-made", data: { overAffordable: "A gift from her brother" } });
    expect(facts[0]?.data).toHaveProperty("assessmentId", story.state.affordability?.id);
  });

  it("keeps no reason that was not needed", () => {
    const { facts } = given().when(make({ overAffordable: "Just in case" }));
    expect(facts[0]?.data).not.toHaveProperty("overAffordable");
  });
});
