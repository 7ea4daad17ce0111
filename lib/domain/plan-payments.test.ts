import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { as, due, given, later, until } from "./given.ts";
import { make, move, pay, planOf, received, skip } from "./given-plan.ts";

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
