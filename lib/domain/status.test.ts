import { describe, expect, it } from "vitest";
import { CLOSE_REASONS, type CloseReason, HOLD_KINDS, type HoldKind } from "./codes.ts";
import { as, due, given, until } from "./given.ts";

const hold = (kind: HoldKind) => as("amara", "place-hold", { kind, reason: "x" });
const talked = as("amara", "record-contact", {
  channel: "call",
  direction: "outbound",
  disposition: "right-party-refused",
});
const promise = as("amara", "make-promise", { amountMinor: 1, currency: "GBP", dueOn: "2026-11-24" });

describe("the status label", () => {
  it.each<[HoldKind, string]>([
    ["breathing-space", "legal-protection"],
    ["mental-health-crisis", "legal-protection"],
    ["debt-review", "legal-protection"],
    ["insolvency", "legal-protection"],
    ["dispute", "disputed"],
    ["complaint", "in-review"],
    ["vulnerability", "in-review"],
    ["fraud", "in-review"],
    ["debt-advice", "on-hold"],
    ["payment-in-progress", "on-hold"],
    ["supervisor", "on-hold"],
    ["other", "on-hold"],
  ])("of a hold for %s is %s", (kind, status) => expect(given(hold(kind)).state.status).toBe(status));

  it("has a row for every kind of hold", () => expect(Object.keys(HOLD_KINDS)).toHaveLength(12));

  it("takes the first that applies: law, dispute, review, hold, broken promise, promise, contact", () => {
    const broken = [talked, promise, until("2026-11-25T00:00:00.000Z"), due];
    expect(given(talked).state.status).toBe("engaged");
    expect(given(talked, promise).state.status).toBe("arranging");
    expect(given(...broken).state.status).toBe("promise-broken");
    expect(given(...broken, hold("supervisor")).state.status).toBe("on-hold");
    expect(given(...broken, hold("supervisor"), hold("fraud")).state.status).toBe("in-review");
    const disputed = as("amara", "open-dispute", { reason: "not-mine" });
    expect(given(hold("fraud"), disputed).state.status).toBe("disputed");
    expect(given(disputed, hold("insolvency")).state.status).toBe("legal-protection");
  });

  it.each<[CloseReason, string]>([
    ["paid", "closed-paid"],
    ["settled", "closed-settled"],
    ["written-off", "closed-written-off"],
    ["returned", "closed-returned"],
    ["duplicate", "closed-other"],
    ["other", "closed-other"],
  ])("of a case closed as %s is %s, whatever holds it", (reason, status) => {
    expect(given(hold("insolvency"), as("amara", "close-case", { reason })).state.status).toBe(status);
    expect(Object.keys(CLOSE_REASONS)).toContain(reason);
  });
});

describe("arrears", () => {
  it("are what was due before today", () => {
    const { state } = given();
    expect(state.arrearsMinor).toBe(15_000);
    const add = (dueOn: string | null) =>
      as("lena", "add-debt", { debt: { reference: `d${dueOn}`, balanceMinor: 1, dueOn } });
    expect(given(add("2026-11-23")).state.arrearsMinor).toBe(15_001);
    expect(given(add("2026-11-24"), add(null)).state.arrearsMinor).toBe(15_000);
  });
});
