import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { aCase, as, baton, given, until } from "./given.ts";
import {
  adjusted,
  chargeback,
  owed,
  paid,
  planned,
  promised,
  refund,
  refundAsked,
  taken,
  writtenOff,
} from "./given-money.ts";

const close = as("ben", "close-case", { reason: "paid" });
const reachable = aCase({ customer: { name: "Ruth Achterberg", phone: "07700 900117" } });
const demand = as("lena", "schedule-contact", { channel: "sms", purpose: "collection", template: "reminder" });
const reversed = (state: CaseState) =>
  as("ben", "reverse-payment", { paymentId: state.payments[0]?.id ?? "", reason: "Bounced" });

describe("a refund", () => {
  it("of what a gateway took is asked for, and made when the gateway says so", () => {
    const asked = given(taken(6_000))
      .when(refundAsked(2_000))
      .yields({ type: "refund-requested", data: { amountMinor: 2_000 } });
    expect(asked.state.balanceMinor).toBe(9_000);
    const made = asked.when(
      baton("note-refund", {
        amountMinor: 2_000,
        state: "made",
        refundId: asked.state.refunds[0]?.id ?? "",
        via: { gateway: "stripe", payment: "pi_1", object: "re_1" },
      }),
    );
    const { state } = made.yields(
      { type: "payment-refunded", data: { refundId: asked.state.refunds[0]?.id } },
      { type: "debt-owed-again" },
    );
    expect(state).toMatchObject({
      balanceMinor: 11_000,
      refunds: [{ is: "made" }],
      payments: [{ returnedMinor: 2_000, reversed: false }],
    });
    made.when(refund(2_000)).staysQuiet();
  });

  it("of what was taken elsewhere is paid out by hand at once", () => {
    given(paid(1_000)).when(refundAsked(400)).yields({ type: "refund-requested" }, { type: "payment-refunded" });
  });

  it("comes out of credit first, then off what was paid last", () => {
    const { state } = given(taken(15_500))
      .when(refund(600))
      .yields({ type: "payment-refunded", data: { creditMinor: 500 } }, { type: "debt-owed-again" });
    expect(owed(state).map(({ principal }) => principal)).toEqual([100, 0]);
    expect(state.creditMinor).toBe(0);
  });

  it("comes in several parts, up to what was paid and no further", () => {
    const desk = given(taken(6_000), refund(2_000, "made", 1), refund(4_000, "made", 2));
    expect(desk.state).toMatchObject({ balanceMinor: 15_000, payments: [{ returnedMinor: 6_000, reversed: true }] });
    desk.when(refund(1, "made", 3)).refuses("more-than-paid");
    given(taken(6_000), refundAsked(4_000)).when(refundAsked(2_001)).refuses("more-than-paid");
    desk.when(refund(1, "made", 3, 9)).refuses("unknown-payment");
  });

  it("that is on its way keeps the payment from being reversed besides", () => {
    const desk = given(taken(6_000), refundAsked(2_000));
    desk.when(reversed).refuses("refund-under-way");
    const failed = desk.when(refund(2_000, "failed")).state;
    expect(failed.balanceMinor).toBe(9_000);
  });

  it("that fails puts the money where a payment would go now", () => {
    const desk = given(taken(6_000), refund(2_000), adjusted([{ head: "fees", amountMinor: 300 }], "other", 1));
    const { state } = desk
      .when(refund(2_000, "failed"))
      .yields({ type: "refund-failed", data: { amountMinor: 2_000 } }, { type: "debt-paid" });
    expect(state).toMatchObject({ balanceMinor: 9_300, payments: [{ returnedMinor: 0 }], refunds: [{ is: "failed" }] });
  });

  it("whose failing is told first moves nothing, then or later", () => {
    const desk = given(taken(6_000))
      .when(refund(2_000, "failed"))
      .yields({ type: "refund-failed", data: { amountMinor: 0 } });
    desk.when(refund(2_000)).staysQuiet();
    desk.when(refund(2_000, "failed")).staysQuiet();
    expect(desk.state).toMatchObject({ balanceMinor: 9_000, refunds: [{ is: "failed" }] });
  });
});

describe("a chargeback", () => {
  it("takes the money back and stops everybody from asking for it while it is argued about", () => {
    const { state } = given(reachable, taken(15_000))
      .when(chargeback(15_000, "open"))
      .yields(
        { type: "chargeback-opened" },
        { type: "hold-placed" },
        { type: "debt-owed-again" },
        { type: "debt-owed-again" },
      );
    expect(state).toMatchObject({ balanceMinor: 15_000, status: "on-hold", chargebacks: [{ is: "open" }] });
    given(reachable, taken(15_000), chargeback(15_000, "open"))
      .when(demand)
      .yields({ type: "contact-blocked", data: { rules: expect.arrayContaining(["common.hold"]) } });
  });

  it("that is won puts it back and lifts the hold", () => {
    const { state } = given(taken(15_000), chargeback(15_000, "open"))
      .when(chargeback(15_000, "won"))
      .yields({ type: "chargeback-won" }, { type: "debt-paid" }, { type: "debt-paid" }, { type: "hold-lifted" });
    expect(state).toMatchObject({ balanceMinor: 0, holds: [], chargebacks: [{ is: "won" }] });
  });

  it("that is lost leaves it owed, and lets it be asked for again", () => {
    const desk = given(reachable, taken(15_000), chargeback(15_000, "open"));
    const { state } = desk
      .when(chargeback(15_000, "lost"))
      .yields({ type: "chargeback-lost" }, { type: "hold-lifted" });
    expect(state).toMatchObject({ balanceMinor: 15_000, holds: [] });
    given(reachable, taken(15_000), chargeback(15_000, "open"), chargeback(15_000, "lost"))
      .when(demand)
      .yields({ type: "contact-scheduled" });
  });

  it("of what was refunded in full is money that the customer has twice: credit below zero, and on no debt", () => {
    const desk = given(reachable, taken(15_000), refund(15_000));
    const { state } = desk
      .when(chargeback(15_000, "open"))
      .yields(
        { type: "chargeback-opened", data: { amountMinor: 15_000, allocations: [], creditMinor: 15_000 } },
        { type: "hold-placed" },
      );
    expect(state).toMatchObject({ balanceMinor: 15_000, creditMinor: -15_000, payments: [{ returnedMinor: 30_000 }] });
    desk.when(chargeback(15_001, "open")).refuses("more-than-paid");
    const won = given(reachable, taken(15_000), refund(15_000), chargeback(15_000, "open"))
      .when(chargeback(15_000, "won"))
      .yields({ type: "chargeback-won", data: { allocations: [], creditMinor: 15_000 } }, { type: "hold-lifted" });
    expect(won.state).toMatchObject({ balanceMinor: 15_000, creditMinor: 0, holds: [] });
  });

  it("of what was refunded counts no less towards what was promised", () => {
    const desk = given(promised(4_000), taken(3_000), refund(3_000), chargeback(3_000, "open"));
    expect(desk.state.arrangement).toMatchObject({ receivedMinor: 0 });
    expect(desk.when(chargeback(3_000, "won")).state.arrangement).toMatchObject({ receivedMinor: 0 });
  });

  it("that was lost and is won after all is money that is back", () => {
    const desk = given(taken(15_000), chargeback(15_000, "open"), chargeback(15_000, "lost"));
    const { state } = desk
      .when(chargeback(15_000, "won"))
      .yields({ type: "chargeback-won" }, { type: "debt-paid" }, { type: "debt-paid" });
    expect(state).toMatchObject({ balanceMinor: 0, chargebacks: [{ is: "won" }], payments: [{ returnedMinor: 0 }] });
    given(taken(15_000), chargeback(15_000, "won")).when(chargeback(15_000, "lost")).staysQuiet();
  });

  it.each(["won", "lost"] as const)(
    "that is told to be %s before it was told to be open ends as one in order",
    (end) => {
      const late = given(taken(15_000), chargeback(15_000, end));
      late.when(chargeback(15_000, "open")).staysQuiet();
      const inOrder = given(taken(15_000), chargeback(15_000, "open"), chargeback(15_000, end)).state;
      expect(owed(late.state)).toEqual(owed(inOrder));
      expect(late.state.chargebacks.map(({ is }) => is)).toEqual([end]);
      expect(late.state.holds).toEqual([]);
    },
  );
});

describe("what had followed from a payment follows it back", () => {
  it.each([
    ["a refund", refund(4_000)],
    ["a chargeback", chargeback(4_000, "open")],
    ["a reversal", reversed],
  ])("a promise that it kept stands again before its day is over, and is broken after it: %s", (_, back) => {
    const kept = [promised(4_000), taken(4_000)];
    const again = given(...kept).when(back).state;
    expect(again).toMatchObject({ arrangement: { kind: "promise", receivedMinor: 0 }, lastPromise: null });
    const late = given(...kept, until("2026-11-30T10:00:00.000Z")).when(back).state;
    expect(late).toMatchObject({ arrangement: null, lastPromise: "broken" });
  });

  it("a part of it leaves a promise kept in part", () => {
    const desk = given(promised(4_000), taken(4_000), until("2026-11-30T10:00:00.000Z"));
    expect(desk.when(refund(1_000)).facts.map(({ type }) => type)).toContain("promise-part-kept");
    expect(desk.when(refund(1_000)).state.lastPromise).toBe("part-kept");
  });

  it("a plan that it completed stands again", () => {
    const desk = given(planned(5_000), taken(15_000));
    expect(desk.state).toMatchObject({ arrangement: null, lastPlan: "completed" });
    const { state, facts } = desk.when(refund(5_000));
    expect(facts.map(({ type }) => type)).toContain("plan-restored");
    expect(state.arrangement).toMatchObject({ kind: "plan", receivedMinor: 10_000 });
  });

  it("a case that was closed as paid is open again, and has an owner; one that was closed otherwise stays closed", () => {
    const { state, facts } = given(taken(15_000), close).when(refund(100));
    expect(facts.map(({ type }) => type)).toEqual([
      "payment-refunded",
      "debt-owed-again",
      "case-reopened",
      "owner-changed",
    ]);
    expect(state).toMatchObject({ lifecycle: { state: "open" }, balanceMinor: 100 });
    expect(
      given(taken(100), as("ben", "close-case", { reason: "returned" })).when(refund(100)).state.lifecycle.state,
    ).toBe("closed");
  });

  it("nobody may ask for what is paid, and the gate says why; what went back may be asked for again", () => {
    const desk = given(reachable, taken(15_000));
    desk.when(demand).yields({ type: "contact-blocked", data: { rules: expect.arrayContaining(["common.paid"]) } });
    given(reachable, taken(15_000), refund(15_000)).when(demand).yields({ type: "contact-scheduled" });
    given(reachable, writtenOff(), writtenOff(undefined, 1)).when(demand).yields({ type: "contact-blocked" });
  });

  it("demands are taken back with the debt that is paid", () => {
    const { facts } = given(reachable, demand).when(taken(15_000));
    expect(facts.at(-1)).toMatchObject({ type: "contact-cancelled", data: { why: "debt-paid" } });
  });
});
