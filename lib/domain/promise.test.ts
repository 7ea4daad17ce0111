import { describe, expect, it } from "vitest";
import { aCase, as, due, given, until } from "./given.ts";

const promise = (amountMinor: number, dueOn: string, currency = "GBP") =>
  as("ben", "make-promise", { amountMinor, currency, dueOn });

describe("making a promise", () => {
  it("stands until the end of its day in the portfolio's zone", () => {
    const { state } = given()
      .when(promise(4_000, "2026-11-27"))
      .yields({ type: "promise-made", data: { amountMinor: 4_000, breaksAt: "2026-11-28T00:00:00.000Z" } });
    expect(state).toMatchObject({
      arrangement: { kind: "promise", amountMinor: 4_000, dueOn: "2026-11-27", receivedMinor: 0 },
      status: "arranging",
      firstActionDueAt: null,
      dueAt: "2026-11-28T00:00:00.000Z",
    });
  });

  it.each([
    ["us", "USD", "2026-11-28T05:00:00.000Z"],
    ["za", "ZAR", "2026-11-27T22:00:00.000Z"],
  ])("ends its day in %s", (portfolio, currency, breaksAt) => {
    given(aCase({ portfolio }))
      .when(promise(4_000, "2026-11-27", currency))
      .yields({ type: "promise-made", data: { breaksAt } });
  });

  it("replaces the one that stands and names it", () => {
    const story = given(promise(4_000, "2026-11-27"));
    const { state } = story
      .when(promise(5_000, "2026-11-30"))
      .yields({ type: "promise-made", data: { replaces: story.state.arrangement?.id } });
    expect(state.arrangement).toMatchObject({ amountMinor: 5_000, dueOn: "2026-11-30" });
  });

  it("may be for today and for 366 days ahead, not for yesterday nor a day further", () => {
    given().when(promise(1, "2026-11-24")).yields({ type: "promise-made" });
    given().when(promise(1, "2027-11-25")).yields({ type: "promise-made" });
    given().when(promise(1, "2026-11-23")).refuses("in-the-past");
    given()
      .when(promise(1, "2027-11-26"))
      .refuses("too-far-ahead", { message: "A promise is for 25 Nov 2027 at the latest." });
  });

  it("takes today from the portfolio's zone", () => {
    const us = given(aCase({ portfolio: "us" }), until("2026-11-25T03:00:00.000Z"));
    us.when(promise(1, "2026-11-24", "USD")).yields({ type: "promise-made" });
  });

  it("refuses more than is owed, another currency, a closed case and a day that is none", () => {
    given().when(promise(15_000, "2026-11-27")).yields({ type: "promise-made" });
    given().when(promise(15_001, "2026-11-27")).refuses("more-than-owed");
    given()
      .when(promise(1, "2026-11-27", "USD"))
      .refuses("wrong-currency", { code: "wrong-currency" });
    given(as("ben", "close-case", { reason: "other" }))
      .when(promise(1, "2026-11-27"))
      .refuses("case-closed");
    given().when(promise(1, "2026-02-30")).rejects("dueOn");
  });
});

describe("a promise's day", () => {
  it("ends it as kept in part, naming what came in", () => {
    const part = as("ben", "record-payment", { amountMinor: 900, currency: "GBP", method: "cash", reference: "P" });
    const { state } = given(promise(4_000, "2026-11-27"), part, until("2026-11-28T00:00:00.000Z"))
      .when(due)
      .yields({ type: "promise-part-kept", data: { receivedMinor: 900 } });
    expect(state).toMatchObject({ arrangement: null, lastPromise: "part-kept", status: "new", dueAt: null });
  });

  it("breaks it when it ends and nothing came in", () => {
    const { state } = given(promise(4_000, "2026-11-27"), until("2026-11-28T00:00:00.000Z"))
      .when(due)
      .yields({ type: "promise-broken", data: { receivedMinor: 0 } });
    expect(state).toMatchObject({ arrangement: null, lastPromise: "broken", status: "promise-broken", dueAt: null });
  });

  it("stays quiet until then, after it, and once it was kept or replaced", () => {
    const made = promise(4_000, "2026-11-27");
    const full = as("ben", "record-payment", { amountMinor: 4_000, currency: "GBP", method: "cash", reference: "P" });
    const over = until("2026-11-28T00:00:00.000Z");
    given(made, until("2026-11-27T23:59:59.999Z")).when(due).staysQuiet();
    given(made, over, due).when(due).staysQuiet();
    given(made, full, over).when(due).staysQuiet();
    given(made, promise(4_000, "2026-11-30"), over).when(due).staysQuiet();
    given(made, as("ben", "close-case", { reason: "other" }), over)
      .when(due)
      .staysQuiet();
  });

  it("leaves the label once a new promise is made", () => {
    const broken = given(promise(4_000, "2026-11-27"), until("2026-11-28T00:00:00.000Z"), due);
    expect(broken.when(promise(4_000, "2026-11-30")).state.status).toBe("arranging");
  });
});
