import { describe, expect, it } from "vitest";
import { dueOf, nextTimer } from "./figures.ts";
import { as, due, given, until } from "./given.ts";

const hold = as("amara", "place-hold", { kind: "other", reason: "Wait", until: "2026-11-24T12:00:00Z" });
const promise = as("amara", "make-promise", { amountMinor: 100, currency: "GBP", dueOn: "2026-11-24" });
const offer = as("amara", "offer-handover", { toTeam: "late-stage", reason: "skill", note: "Please" });
const all = given(as("amara", "take-case", {}), hold, promise, offer);

describe("what comes due by itself", () => {
  it("is the earliest of an offer's expiry, a hold's end and a promise's day", () => {
    expect(nextTimer(all.state)).toBe("2026-11-24T11:04:00.000Z");
    expect(nextTimer(given().state)).toBeNull();
  });

  it("happens in the order of its time when several are overdue", () => {
    given(as("amara", "take-case", {}), hold, promise, offer, until("2026-11-26T00:00:00.000Z"))
      .when(due)
      .yields({ type: "handover-expired" }, { type: "hold-expired" }, { type: "promise-broken" });
  });

  it("happens once", () => {
    const over = given(hold, until("2026-11-26T00:00:00.000Z"));
    over.when(due).when(due).staysQuiet();
  });
});

describe("what somebody has to do next", () => {
  it("is the earliest of first action, offer, next action and promise, with its reason", () => {
    const next = as("amara", "set-next-action", { what: "Call", dueAt: "2026-11-24T10:30:00Z" });
    expect(dueOf(given().state)).toEqual({ at: "2026-11-24T14:00:00.000Z", why: "first-action" });
    expect(dueOf(all.state)).toEqual({ at: "2026-11-24T11:04:00.000Z", why: "offer-expires" });
    expect(dueOf(given(promise).state)).toEqual({ at: "2026-11-25T00:00:00.000Z", why: "promise-due" });
    expect(dueOf(given(promise, next).state)).toEqual({ at: "2026-11-24T10:30:00.000Z", why: "next-action" });
  });

  it("is nothing on a closed case, and never a hold's end", () => {
    expect(dueOf(given(as("amara", "close-case", { reason: "paid" })).state)).toBeNull();
    expect(given(promise, hold).state.dueAt).toBe("2026-11-25T00:00:00.000Z");
  });
});
