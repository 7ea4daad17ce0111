import { describe, expect, it } from "vitest";
import type { CaseState, Plan } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { aCase, as, changed, due, given, later, organisation, until } from "./given.ts";
import type { MoneyRules } from "./money-rules.ts";

type Asked = CommandInput["make-plan"];
const MONTHLY: Asked = { instalmentMinor: 5_000, currency: "GBP", frequency: "monthly", firstOn: "2026-12-01" };
const make = (more: Partial<Asked> = {}) => as("ben", "make-plan", { ...MONTHLY, ...more });
const pay = (amountMinor: number, reference = "P-1", debtId?: string) =>
  as("ben", "record-payment", {
    amountMinor,
    currency: "GBP",
    method: "cash",
    reference,
    ...(debtId !== undefined && { debtId }),
  });
const assessed = (incomeMinor: number, rentMinor: number) =>
  as("ben", "assess-affordability", {
    income: { "client-salary-or-wages": incomeMinor },
    outgoings: { rent: rentMinor },
  });
const planOf = ({ arrangement }: CaseState): Plan => {
  if (arrangement?.kind !== "plan") throw new Error("No plan stands.");
  return arrangement;
};
const rules = (money: Partial<MoneyRules>) =>
  organisation((directory) => {
    const uk = directory.portfolios.uk;
    if (!uk) throw new Error("There is no portfolio uk.");
    return { ...directory, portfolios: { ...directory.portfolios, uk: { ...uk, money } } };
  });
const skip = (no: number) => (state: CaseState) =>
  as("ben", "skip-instalment", { planId: planOf(state).id, no, reason: "Boiler broke" });
const move = (no: number, dueOn: string) => (state: CaseState) =>
  as("ben", "move-instalment", { planId: planOf(state).id, no, dueOn, reason: "Paid a day late this month" });
const received = (state: CaseState) => planOf(state).instalments.map((one) => one.receivedMinor);

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

describe("payments on a plan", () => {
  it("fill the oldest instalment first, and complete it", () => {
    const one = given(make(), pay(7_000));
    expect(received(one.state)).toEqual([5_000, 2_000, 0]);
    one
      .when(pay(8_000, "P-2"))
      .yields(
        { type: "payment-received" },
        { type: "plan-ended", data: { why: "completed", receivedMinor: 15_000 } },
        { type: "debt-paid" },
      );
  });

  it("complete it when nothing is owed any more", () => {
    given(pay(1), make({ totalMinor: 14_999 }))
      .when(pay(14_999, "P-2"))
      .yields({ type: "payment-received" }, { type: "plan-ended" }, { type: "debt-paid" }, { type: "debt-paid" });
  });

  it("on another debt do not count for a plan that is for one", () => {
    const [first, second] = given().state.debts.map(({ id }) => id);
    const story = given(make({ debtId: second, instalmentMinor: 2_000 }), pay(3_000, "P-1", first));
    expect(received(story.state)).toEqual([0, 0, 0]);
    const paid = story.when(pay(5_000, "P-2", second));
    paid.yields(
      { type: "payment-received" },
      { type: "plan-ended", data: { receivedMinor: 5_000 } },
      { type: "debt-paid" },
    );
    const back = (state: CaseState) =>
      as("ben", "reverse-payment", { paymentId: state.payments.at(-1)?.id ?? "", reason: "Bounced" });
    const { state } = paid.when(back);
    expect(received(state)).toEqual([0, 0, 0]);
    expect(state.status).toBe("paying");
  });

  it("that go back open its instalments again, and restore a plan that they had completed", () => {
    const back = (state: CaseState) =>
      as("ben", "reverse-payment", { paymentId: state.payments.at(-1)?.id ?? "", reason: "Bounced" });
    expect(received(given(make(), pay(5_000), pay(2_000, "P-2"), back).state)).toEqual([5_000, 0, 0]);
    const restored = given(make({ totalMinor: 6_000 }), pay(5_000), pay(1_000, "P-2"))
      .when(back)
      .yields({ type: "payment-reversed" }, { type: "plan-restored" });
    expect(received(restored.state)).toEqual([5_000, 0]);
    expect(restored.state.status).toBe("paying");
  });
});

describe("an instalment", () => {
  it("is missed when its grace is over, and two at once break the plan", () => {
    const first = given(make(), pay(4_000), until("2026-12-05T00:00:00.000Z"));
    const missed = first.when(due).yields({ type: "instalment-missed", data: { no: 1, receivedMinor: 4_000 } });
    expect(missed.state).toMatchObject({ status: "paying", dueAt: "2027-01-07T00:00:00.000Z" });
    const broken = given(make(), until("2027-01-07T00:00:00.000Z"))
      .when(due)
      .yields(
        { type: "instalment-missed", data: { no: 1 } },
        { type: "instalment-missed", data: { no: 2 } },
        { type: "plan-ended", data: { why: "broken" } },
      );
    expect(broken.state).toMatchObject({
      arrangement: null,
      lastPlan: "broken",
      status: "promise-broken",
      dueAt: null,
    });
    expect(broken.when(make({ firstOn: "2027-01-15" })).state.status).toBe("paying");
  });

  it("that was missed and is paid late counts no more", () => {
    given(make(), until("2026-12-05T00:00:00.000Z"), due, pay(5_000), until("2027-01-07T00:00:00.000Z"))
      .when(due)
      .yields({ type: "instalment-missed", data: { no: 2 } });
  });

  it("breaks the plan too when the money goes back that had paid one of them late", () => {
    const back = (state: CaseState) =>
      as("ben", "reverse-payment", { paymentId: state.payments.at(-1)?.id ?? "", reason: "Bounced" });
    const [first, second] = [until("2026-12-05T00:00:00.000Z"), until("2027-01-07T00:00:00.000Z")];
    const story = given(make(), first, due, pay(5_000), second, due, back);
    story.when(due).yields({ type: "plan-ended", data: { why: "broken" } });
  });

  it("stays quiet before, when it is paid, and on a closed case", () => {
    const over = until("2026-12-05T00:00:00.000Z");
    given(make(), until("2026-12-04T23:59:59.999Z")).when(due).staysQuiet();
    given(make(), pay(5_000), over).when(due).staysQuiet();
    given(make(), as("ben", "close-case", { reason: "other" }), over)
      .when(due)
      .staysQuiet();
  });

  it("that is skipped follows the last, by the plan's own rule", () => {
    const { state } = given(make({ firstOn: "2026-11-30" }))
      .when(skip(1))
      .yields({ type: "instalment-skipped", data: { added: { no: 4, dueOn: "2027-02-28", amountMinor: 5_000 } } });
    expect(planOf(state).instalments.map(({ is }) => is)).toEqual(["skipped", "open", "open", "open"]);
    expect(received(given(make(), skip(1), pay(6_000)).state)).toEqual([0, 5_000, 1_000, 0]);
    given(make(), skip(1)).when(skip(1)).refuses("already-skipped");
    given(make(), pay(5_000)).when(skip(1)).refuses("already-paid");
    given(make()).when(skip(9)).refuses("unknown-instalment");
  });

  it("moves to a later day before the next one, and is not missed until then", () => {
    given(make())
      .when(move(1, "2026-12-18"))
      .yields({ type: "instalment-moved", data: { dueOn: "2026-12-18", breaksAt: "2026-12-24T00:00:00.000Z" } });
    given(make()).when(move(1, "2026-12-01")).refuses("in-the-past");
    given(make()).when(move(1, "2027-01-01")).refuses("past-the-next");
    given(make()).when(move(3, "2027-03-01")).refuses("past-the-next");
    given(make()).when(move(3, "2027-02-28")).yields({ type: "instalment-moved" });
    given(make({ shift: "after" }))
      .when(move(1, "2026-12-25"))
      .yields({ type: "instalment-moved", data: { dueOn: "2026-12-29" } });
    given(make(), until("2026-12-05T00:00:00.000Z"), due, move(1, "2026-12-10"), until("2026-12-16T00:00:00.000Z"))
      .when(due)
      .yields({ type: "instalment-missed", data: { no: 1 } });
  });
});

describe("a plan that stands", () => {
  const act = (more: object) => (state: CaseState) => ({ planId: planOf(state).id, ...more });
  const review =
    (more: object = {}) =>
    (state: CaseState) =>
      as("ben", "review-plan", act({ note: "Still right", ...more })(state) as CommandInput["review-plan"]);
  const end = (state: CaseState) =>
    as("ben", "end-plan", act({ reason: "Asked to" })(state) as CommandInput["end-plan"]);

  it("is reviewed, and asked about again by the rule", () => {
    const asked = given(
      make({ instalmentMinor: 1_000, reviewOn: "2026-12-02" }),
      until("2026-12-02T08:00:00.000Z"),
      due,
    );
    expect(planOf(asked.state).reviewDue).toBe(true);
    expect(asked.state.dueAt, "until somebody has looked").toBe("2026-12-02T08:00:00.000Z");
    asked.when(due).staysQuiet();
    const { state } = asked.when(review()).yields({ type: "plan-reviewed", data: { reviewOn: "2027-06-02" } });
    expect(planOf(state).reviewDue).toBe(false);
    asked.when(review({ reviewOn: "2026-12-02" })).refuses("in-the-past");
  });

  it("ends with its case", () => {
    given(make(), pay(700))
      .when(as("ben", "close-case", { reason: "returned" }))
      .yields({ type: "plan-ended", data: { why: "case-closed", receivedMinor: 700 } }, { type: "case-closed" });
  });

  it("is ended by a person, and then is no more", () => {
    const { state } = given(make())
      .when(end)
      .yields({ type: "plan-ended", data: { why: "cancelled", reason: "Asked to" } });
    expect(state).toMatchObject({ arrangement: null, lastPlan: "cancelled", status: "new" });
    const { id } = planOf(given(make()).state);
    given(make(), end, later(1))
      .when(as("ben", "end-plan", { planId: id, reason: "Twice" }))
      .refuses("no-such-plan");
  });
});

describe("a promise beyond the portfolio's limits", () => {
  const promise = (who: "ben" | "lena", override?: string) =>
    as(who, "make-promise", {
      amountMinor: 400,
      currency: "GBP",
      dueOn: "2026-11-27",
      ...(override !== undefined && { override: { reason: override } }),
    });
  const strict = rules({ promiseMaxDays: 2, promiseMinMinor: 500 });

  it("is refused with its figures, and only a lead lets it stand, saying why", () => {
    given(strict)
      .when(promise("ben"))
      .refuses("too-far-ahead", { facts: { dueOn: "2026-11-27", last: "2026-11-26" } });
    given(strict).when(promise("ben", "Known to pay")).refuses("needs-lead", { code: "forbidden" });
    given(strict)
      .when(promise("lena", "Known to pay"))
      .yields({ type: "promise-made", data: { override: "Known to pay" } });
    given(rules({ promiseMinMinor: 500 }))
      .when(promise("ben"))
      .refuses("below-the-least");
    given(rules({ promiseMinMinor: 500 }), changed("ben", { role: "lead" }))
      .when(promise("ben", "All she has"))
      .yields({ type: "promise-made" });
  });

  it("keeps no override that was not needed, and none lifts what is owed or the past", () => {
    const { facts } = given().when(promise("ben", "Just in case"));
    expect(facts[0]?.data).not.toHaveProperty("override");
    given(strict)
      .when(
        as("lena", "make-promise", {
          amountMinor: 15_001,
          currency: "GBP",
          dueOn: "2026-11-24",
          override: { reason: "x" },
        }),
      )
      .refuses("more-than-owed");
  });

  it("counts how many were broken of late", () => {
    const limited = rules({ promiseMostBroken: 1, promiseBrokenWithinDays: 30 });
    const broken = [promise("ben"), until("2026-11-28T00:00:00.000Z"), due];
    const again = as("ben", "make-promise", { amountMinor: 1, currency: "GBP", dueOn: "2026-12-29" });
    given(limited, ...broken)
      .when(again)
      .refuses("too-many-broken", { facts: { broken: 1, most: 1, days: 30 } });
    given(limited, ...broken, until("2026-12-29T00:00:00.000Z"))
      .when(again)
      .yields({ type: "promise-made" });
  });

  it("has its working days of grace", () => {
    given(rules({ promiseGraceDays: 2 }))
      .when(promise("ben"))
      .yields({ type: "promise-made", data: { graceDays: 2, breaksAt: "2026-12-02T00:00:00.000Z" } });
  });
});
