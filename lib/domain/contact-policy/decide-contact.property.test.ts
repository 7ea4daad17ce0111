import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyInput, LOOSENED } from "./given-input.ts";
import { type ContactDecisionInput, decideContact, PACKS } from "./index.ts";

const MINUTE = 60_000;
const at = (input: ContactDecisionInput, ms: number) => ({ ...input, at: new Date(ms).toISOString() });

describe("whatever is proposed", () => {
  it("names every rule that does not allow, in the pack's order, and none when it allows", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { decision, reasons, until } = decideContact(input);
        const order = PACKS[input.pack].rules.map(({ id }) => id);
        const named = reasons.map(({ rule }) => rule);
        expect(named).toEqual(order.filter((id) => named.includes(id)));
        expect(named.length === 0).toBe(decision === "allow");
        expect(until !== undefined).toBe(decision === "defer");
      }),
      { numRuns: 2_000 },
    );
  });

  it("is deferred to the first minute at which it would be allowed, as a search minute by minute finds it", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { decision, until } = decideContact(input);
        fc.pre(decision === "defer");
        if (until === undefined) throw new Error("deferred without an instant");
        const start = Math.floor(Date.parse(input.at) / MINUTE) * MINUTE + MINUTE;
        // Longer bans are walked over their last days only, where the answer could be wrong by a minute or by a day.
        const from = Math.max(start, Date.parse(until) - 3 * 24 * 60 * MINUTE);
        for (let ms = from; ms < Date.parse(until); ms += MINUTE)
          if (decideContact(at(input, ms)).decision === "allow")
            throw new Error(`allowed at ${new Date(ms).toISOString()}`);
        expect(decideContact(at(input, Date.parse(until))).decision).toBe("allow");
      }),
      { numRuns: 60, maxSkipsPerRun: 1_000 },
    );
  });

  it.each(Object.entries(LOOSENED))("is not refused because there is/are %s", (_, loosen) => {
    fc.assert(
      fc.property(anyInput, (input) => {
        fc.pre(decideContact(input).decision === "allow");
        expect(decideContact(loosen(input)).decision).toBe("allow");
      }),
      { numRuns: 100, maxSkipsPerRun: 1_000 },
    );
  });
});

describe("what cannot be read", () => {
  const input = fc.sample(anyInput, { numRuns: 1, seed: 1 })[0] as ContactDecisionInput;

  it.each([
    ["an unknown pack", { ...input, pack: "fr" as "uk" }],
    ["an instant without an offset", { ...input, at: "2026-03-10T20:30:00" }],
    ["no instant at all", { ...input, at: "tomorrow" }],
    ["a zone that is none", { ...input, customer: { ...input.customer, timeZones: ["Europe/Atlantis"] } }],
    ["an offset for a zone", { ...input, customer: { ...input.customer, timeZones: ["+02:00"] } }],
  ])("is never guessed at: %s", (_, wrong) => {
    expect(() => decideContact(wrong)).toThrow(RangeError);
  });

  it("says which facts are missing, and takes what permits least", () => {
    const { workContactAllowed, deceased, region, ...customer } = input.customer;
    const { faults, reasons } = decideContact({ ...input, pack: "us", customer });
    expect(faults).toEqual([
      "customer.region is missing",
      "customer.workContactAllowed is missing",
      "customer.deceased is missing",
    ]);
    expect(reasons.map(({ rule }) => rule)).toContain("common.deceased");
    expect([workContactAllowed, deceased, region]).not.toContain(undefined);
  });
});
