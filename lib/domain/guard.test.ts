import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { EVENT_TYPES } from "./events.ts";
import { as, given } from "./given.ts";
import { isGuarded, isStale } from "./guard.ts";
import { isMaterial } from "./material.ts";

const GUARDED = [
  "make-promise",
  "offer-handover",
  "accept-handover",
  "return-case",
  "reassign",
  "resolve-dispute",
  "lift-hold",
  "close-case",
  "reopen-case",
  "schedule-contact",
  "make-plan",
  "skip-instalment",
  "move-instalment",
  "end-plan",
  "adjust-debt",
  "write-off-debt",
  "refund-payment",
];
const MATERIAL = [
  "payment-received",
  "payment-reversed",
  "promise-broken",
  "dispute-opened",
  "dispute-resolved",
  "complaint-opened",
  "need-disclosed",
  "hold-placed",
  "hold-lifted",
  "hold-expired",
  "owner-changed",
  "case-closed",
  "case-reopened",
  "channel-opted-out",
  "cease-requested",
  "representative-appointed",
  "death-recorded",
  "message-received",
  "promise-part-kept",
  "promise-restored",
  "payment-refunded",
  "refund-failed",
  "chargeback-opened",
  "chargeback-won",
  "chargeback-lost",
  "debt-adjusted",
  "debt-written-off",
  "debt-owed-again",
  "instalment-missed",
  "plan-ended",
  "plan-restored",
  "hardship-told",
];

describe("the stale-action guard", () => {
  it("protects the commands of column G and no others", () => {
    expect(Object.keys(COMMANDS).filter(isGuarded).sort()).toEqual(GUARDED.toSorted());
  });

  it("looks at the material events and no others", () => {
    expect(EVENT_TYPES.filter(isMaterial).sort()).toEqual(MATERIAL.toSorted());
  });

  it.each([
    ["close-case", 4, 5, true],
    ["close-case", 5, 5, false],
    ["close-case", 6, 5, false],
    ["close-case", 0, 1, true],
    ["close-case", undefined, 5, false],
    ["add-note", 1, 5, false],
    ["no-such-command", 1, 5, false],
  ] as const)("%s based on %s, material at %s: %s", (type, basedOn, material, stale) => {
    expect(isStale(type, basedOn, material)).toBe(stale);
  });

  it("counts from the last material event of the case", () => {
    const pay = as("ben", "record-payment", { amountMinor: 1, currency: "GBP", method: "cash", reference: "P" });
    const note = as("ben", "add-note", { text: "Hm" });
    expect(given(note).state.materialVersion).toBe(0);
    expect(given(note, pay, note).state.materialVersion).toBe(3);
  });
});
