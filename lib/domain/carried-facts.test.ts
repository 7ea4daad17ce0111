import { describe, expect, it } from "vitest";
import { factsToCarry } from "./carried-facts.ts";
import { type CaseState, evolve } from "./case.ts";
import { as, given } from "./given.ts";
import { type Ask, eventOf } from "./given-step.ts";
import { eventFor } from "./kept-apart.ts";

const opened = (state: CaseState) => {
  const { id, name, masks, timeZones } = state.customer;
  return { customer: { id, name, masks, timeZones } } as Parameters<typeof factsToCarry>[1];
};
const carriedFrom = (...told: Ask[]) => factsToCarry(given(...told).state, opened(given().state));

describe("a case that is opened later", () => {
  it("begins with what the customer had told", () => {
    const told = given(
      as("ben", "record-opt-out", { channel: "sms" }),
      as("ben", "record-cease-request", {}),
      as("ben", "appoint-representative", { kind: "attorney" }),
      as("ben", "record-death", {}),
      as("ben", "state-inconvenient-times", { windows: [{ days: [1], from: "09:00", to: "17:00" }] }),
      as("ben", "place-hold", { kind: "breathing-space", reason: "Moratorium" }),
      as("ben", "place-hold", { kind: "fraud", reason: "Of one case" }),
      as("ben", "change-contact-point", { kind: "phone", value: "07700 900142" }),
      as("ben", "record-disclosure", { driver: "health", adjustments: ["no-calls"], note: "In treatment" }),
    ).state;
    const fresh = given().state;
    const after = factsToCarry(told, opened(fresh)).reduce(
      (state, fact, at) => evolve(state, eventOf(fact, at + 2)),
      fresh,
    );
    expect(after.contactFacts).toEqual(ofOneEvent(told.contactFacts, 2));
    expect(after.customer).toEqual(told.customer);
    expect(after.holds).toMatchObject([{ kind: "breathing-space", id: told.holds[0]?.id, version: 2 }]);
    expect(after.needs).toMatchObject([{ driver: "health", note: "In treatment" }]);
  });

  it("takes over a place alone, too", () => {
    const [fact] = carriedFrom(as("ben", "set-residence", { timeZones: ["America/New_York"] }));
    expect(fact).toMatchObject({
      type: "customer-facts-carried",
      data: { facts: { timeZones: ["America/New_York"] } },
    });
  });

  it("is told nothing where nothing was told", () => {
    expect(carriedFrom(as("ben", "add-note", { text: "Rang" }))).toEqual([]);
  });

  it("keeps apart from people why help is needed", () => {
    const disclosure = as("ben", "record-disclosure", { driver: "health", adjustments: [], note: "In treatment" });
    const events = carriedFrom(disclosure).map((fact, at) => eventFor({ kind: "user" }, eventOf(fact, at + 2)));
    expect(JSON.stringify(events)).not.toMatch(/health|In treatment/);
  });
});

/** What was told by several events, as one tells it. */
function ofOneEvent(facts: object, version: number): unknown {
  return JSON.parse(JSON.stringify(facts, (key, value) => (key === "version" ? version : value)));
}
