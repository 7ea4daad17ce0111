import { describe, expect, it } from "vitest";
import { fold } from "./case.ts";
import { as, given } from "./given.ts";
import { eventFor, stateFor } from "./kept-apart.ts";

const { state, events } = given(
  as("ben", "record-disclosure", { driver: "health", adjustments: ["no-calls"], note: "In treatment" }),
  as("ben", "add-note", { text: "Rang back" }),
);
const [person, key] = [{ kind: "user" }, { kind: "api" }] as const;

describe("why a customer needs help", () => {
  it("is not in what a person gets, and what helps is", () => {
    const [, disclosed] = events.map((event) => eventFor(person, event));
    expect(disclosed?.data).toEqual({ needId: expect.any(String), adjustments: ["no-calls"] });
    expect(stateFor(person, state).needs).toMatchObject([{ driver: null, adjustments: ["no-calls"] }]);
    expect(JSON.stringify(stateFor(person, state))).not.toContain("In treatment");
  });

  it("is what a key reads", () => {
    expect(events.map((event) => eventFor(key, event))).toEqual(events);
    expect(stateFor(key, state)).toBe(state);
  });

  it("leaves every other event as it is, and pushed equal to fetched", () => {
    const pushed = events.map((event) => eventFor(person, event));
    expect(pushed[2]).toBe(events[2]);
    expect(fold(pushed)).toEqual(stateFor(person, state));
  });
});
