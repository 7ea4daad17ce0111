import { expect, it } from "vitest";
import { as, given } from "./given.ts";

const tell = as("ben", "record-hardship", { text: "I have lost my job" });

it("is heard at once: nothing is asked for, and somebody talks about it", () => {
  const { state } = given()
    .when(tell)
    .yields(
      { type: "hardship-told", data: { text: "I have lost my job" } },
      { type: "hold-placed", data: { kind: "other", until: "2026-12-24T10:01:00.000Z" } },
      { type: "next-action-set" },
    );
  expect(state.status).toBe("on-hold");
});

it("places no second hold, and is not told on a closed case", () => {
  given(tell).when(tell).yields({ type: "hardship-told" }, { type: "next-action-set" });
  given(as("lena", "close-case", { reason: "other" }))
    .when(tell)
    .refuses("case-closed");
});
