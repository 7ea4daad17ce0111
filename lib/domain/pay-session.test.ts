import { describe, expect, it } from "vitest";
import { baton, due, given, later } from "./given.ts";
import { uuid } from "./given-organisation.ts";

const [first, second] = [uuid(910), uuid(911)];
const GBP = { amountMinor: 9_600, currency: "GBP", minutes: 30 };
const start = (sessionId = first) => baton("start-payment", { sessionId, ...GBP });
const choose = baton("choose-method", { sessionId: first, method: "card" });
const fail = baton("fail-payment", { sessionId: first, code: "card_declined" });
const wait = baton("await-payment", { sessionId: first, until: "2026-12-01T10:00:00.000Z" });
const abandon = baton("abandon-payment", { sessionId: first, why: "cancelled" });
const pay = baton("take-payment", {
  amountMinor: 9_600,
  currency: "GBP",
  method: "card",
  reference: "P",
  sessionId: first,
  via: { gateway: "stripe", payment: "pi_1" },
});
const lifted = { type: "hold-lifted", data: { holdId: first } } as const;

describe("a payment while it is made", () => {
  it("keeps others from asking until its end", () => {
    const { state } = given()
      .when(start())
      .yields(
        { type: "payment-started", data: { endsAt: "2026-11-24T10:31:00.000Z" } },
        { type: "hold-placed", data: { kind: "payment-in-progress", until: "2026-11-24T10:31:00.000Z" } },
      );
    expect(state).toMatchObject({ status: "on-hold", paySession: { id: first, is: "open" } });
    given(start()).when(start()).staysQuiet();
  });

  it("makes way for another, unless the bank is still to answer it", () => {
    given(start())
      .when(start(second))
      .yields(
        { type: "payment-abandoned", data: { sessionId: first, why: "replaced" } },
        lifted,
        { type: "payment-started", data: { sessionId: second, replaces: first } },
        { type: "hold-placed", data: { holdId: second } },
      );
    given(start(), wait).when(start(second)).refuses("payment-pending");
  });

  it("tells the way that was chosen, and a try that failed, and goes on", () => {
    given(start())
      .when(choose)
      .yields({ type: "payment-method-chosen", data: { method: "card" } });
    given(start(), choose).when(choose).staysQuiet();
    const { state } = given(start(), choose).when(fail).yields({ type: "payment-failed" });
    expect(state.paySession).toMatchObject({ is: "failed", code: "card_declined" });
    given(start(), choose, fail).when(choose).yields({ type: "payment-method-chosen" });
  });

  it("that the bank was asked for as its time ended is waited for all the same, until it is paid", () => {
    const told = baton("await-payment", {
      sessionId: first,
      until: "2026-12-01T10:00:00.000Z",
      begun: { amountMinor: 9_600, currency: "GBP" },
    });
    const timedOut = given(start(), later(31), due);
    expect(timedOut.state).toMatchObject({ paySession: null, holds: [] });
    const { state } = timedOut
      .when(told)
      .yields(
        { type: "payment-started", data: { sessionId: first, amountMinor: 9_600 } },
        { type: "payment-pending" },
        { type: "hold-placed", data: { kind: "payment-in-progress", until: "2026-12-01T10:00:00.000Z" } },
      );
    expect(state).toMatchObject({ status: "on-hold", paySession: { id: first, is: "pending", amountMinor: 9_600 } });
    expect(given(start(), later(31), due, told).when(pay).state).toMatchObject({ paySession: null, holds: [] });
    given(start(), later(31), due, pay).when(told).staysQuiet();
    given(start(), later(31), due, start(second)).when(told).staysQuiet();
  });

  it("waits for the bank under a hold of its own, and ends when the bank says no", () => {
    given(start())
      .when(wait)
      .yields(
        { type: "payment-pending" },
        { type: "hold-placed", data: { until: "2026-12-01T10:00:00.000Z" } },
        lifted,
      );
    given(start(), wait).when(wait).staysQuiet();
    const { state } = given(start(), wait)
      .when(fail)
      .yields({ type: "payment-failed" }, { type: "payment-abandoned" }, { type: "hold-lifted" });
    expect(state).toMatchObject({ paySession: null, holds: [] });
  });

  it("ends with the money: once, however often it is told", () => {
    const { state } = given(start(), choose)
      .when(pay)
      .yields({ type: "payment-received" }, { type: "debt-paid" }, lifted);
    expect(state).toMatchObject({ balanceMinor: 5_400, paySession: null, holds: [] });
    given(start(), pay).when(pay).staysQuiet();
  });

  it("ends when the customer goes back, or when its time has run out, with its hold", () => {
    given(start())
      .when(abandon)
      .yields({ type: "payment-abandoned", data: { why: "cancelled" } }, lifted);
    given(start(), abandon).when(abandon).staysQuiet();
    given(start(), later(28)).when(due).staysQuiet();
    const { state } = given(start(), later(29))
      .when(due)
      .yields({ type: "payment-abandoned", data: { why: "time-out" } }, lifted);
    expect(state).toMatchObject({ paySession: null, holds: [] });
  });
});
