import { describe, expect, it } from "vitest";
import type { Adjustment } from "./codes.ts";
import { as, given } from "./given.ts";

const disclose = (...adjustments: Adjustment[]) =>
  as("ben", "record-disclosure", { driver: "health", adjustments, note: "In treatment" });
const complain = as("olu", "open-complaint", { category: "conduct", text: "Called twice in an hour" });

describe("recording a disclosure", () => {
  it("keeps the need and shows what helps", () => {
    const { state } = given(disclose("large-print"))
      .when(disclose("no-calls", "large-print"))
      .yields({ type: "need-disclosed", data: { driver: "health", adjustments: ["no-calls", "large-print"] } });
    expect(state.customer.adjustments).toEqual(["large-print", "no-calls"]);
    expect(state.needs).toHaveLength(2);
  });

  it("is possible on a closed case and without any adjustment", () => {
    given(as("ben", "close-case", { reason: "other" }))
      .when(disclose())
      .yields({ type: "need-disclosed" });
  });
});

describe("opening a complaint", () => {
  it("stands on the case", () => {
    const { state } = given()
      .when(complain)
      .yields({ type: "complaint-opened", data: { category: "conduct" } });
    expect(state.complaints).toMatchObject([{ text: "Called twice in an hour", openedAt: "2026-11-24T10:01:00.000Z" }]);
  });

  it("may be a second one", () => expect(given(complain).when(complain).state.complaints).toHaveLength(2));
});
