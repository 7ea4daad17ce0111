import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { history, play } from "./arbitrary.ts";
import { COMMANDS, type Command } from "./commands.ts";
import { CUSTOMER_COMMANDS } from "./customer-commands.ts";
import { CUSTOMER_EVENTS } from "./customer-events.ts";
import { as, given } from "./given.ts";
import { mayReachAllCases, newsTo, reachingAllCases } from "./reach.ts";

const state = given().state;
const OF_A_DEBT = ["record-limitation", "record-default"];

describe("what reaches all cases of a customer", () => {
  it("is every fact about the customer, and no other", () => {
    const told = Object.keys(CUSTOMER_EVENTS).filter((type) => type !== "customer-facts-carried");
    for (const type of [...told, "contact-point-changed", "need-disclosed"])
      expect(reachingAllCases([{ type, data: {} } as never], state), type).toHaveLength(1);
    for (const type of ["note-added", "contact-recorded", "limitation-recorded", "default-recorded", "contact-blocked"])
      expect(reachingAllCases([{ type, data: {} } as never], state), type).toEqual([]);
  });

  it("is a hold that protects the person, unless it is of one debt; and its lifting, where it stands", () => {
    const { facts, state } = given().when(as("ben", "place-hold", { kind: "breathing-space", reason: "Moratorium" }));
    expect(reachingAllCases(facts, given().state)).toEqual(facts);
    const lifted = given(as("ben", "place-hold", { kind: "breathing-space", reason: "Moratorium" })).when(
      as("dev", "lift-hold", { holdId: state.holds[0]?.id ?? "", reason: "Over" }),
    );
    expect(reachingAllCases(lifted.facts, lifted.before)).toEqual(lifted.facts);
    expect(newsTo(given().state, lifted.facts)).toEqual([]);
    expect(newsTo(lifted.before, lifted.facts)).toEqual(lifted.facts);
    const ofDebt = { ...facts[0], data: { ...facts[0]?.data, debtId: "d" } } as never;
    expect(reachingAllCases([ofDebt], given().state)).toEqual([]);
    const ofCase = given().when(as("ben", "place-hold", { kind: "fraud", reason: "x" }));
    expect(reachingAllCases(ofCase.facts, ofCase.before)).toEqual([]);
  });

  it("comes only of commands that lock the customer first", () => {
    fc.assert(
      fc.property(history, (actions) => {
        const moves = play(actions);
        moves.slice(1).forEach(({ facts, given }, at) => {
          const before = moves[at]?.world.state;
          if (!given || !before || reachingAllCases(facts, before).length === 0) return;
          expect(mayReachAllCases(given), given.type).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("comes of every command that tells something of a customer", () => {
    for (const type of Object.keys(CUSTOMER_COMMANDS)) {
      expect(mayReachAllCases({ type, data: {} } as Command), type).toBe(!OF_A_DEBT.includes(type));
    }
    expect(Object.keys(COMMANDS)).toEqual(expect.arrayContaining(Object.keys(CUSTOMER_COMMANDS)));
  });
});
