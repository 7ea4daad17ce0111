import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LIMITS } from "./checks.ts";
import { anyInput } from "./given-input.ts";
import { budgetOf, type ContactDecisionInput, decideContact, PACKS, packFrom } from "./index.ts";

const NOW = "2026-06-10T12:00:00Z";
const calls = (pack: "uk" | "us", count: number): ContactDecisionInput => ({
  pack,
  at: NOW,
  proposal: { channel: "call", purpose: "collection", recipient: "customer", automated: false },
  customer: { timeZones: ["Europe/London"], deceased: false, region: "TX", workContactAllowed: true },
  debt: { id: "D1", status: "open", balanceMinor: 1, timeBarred: false, timeBarredRaised: false },
  history: Array.from({ length: count }, (_, day) => ({
    at: new Date(Date.parse(NOW) - day * 86_400_000).toISOString(),
    channel: "call" as const,
    direction: "outbound" as const,
    kind: "attempt" as const,
  })),
});

describe("the contact budget", () => {
  it("says what is used of each limit", () => {
    expect(budgetOf(calls("us", 5), PACKS.us)).toEqual([
      { rule: "us.call-attempts", used: 5, allowed: 7, days: 7, window: "in seven days" },
    ]);
    expect(budgetOf(calls("uk", 5), packFrom(PACKS.uk, { callsPerWeek: 4 }, "v", NOW))).toEqual([
      { rule: "uk.frequency", used: 1, allowed: 2, days: 1, window: "on this day" },
      { rule: "uk.frequency", used: 5, allowed: 4, days: 7, window: "in seven days" },
    ]);
  });

  it("is empty for what nothing counts", () => {
    const letter = calls("uk", 5);
    expect(budgetOf({ ...letter, proposal: { ...letter.proposal, channel: "letter" } }, PACKS.uk)).toEqual([]);
    const asked = { ...letter.proposal, purpose: "customer-requested" as const };
    expect(budgetOf({ ...letter, proposal: asked }, PACKS.uk)).toEqual([]);
    expect(budgetOf(letter, packFrom(PACKS.za, { "za.frequency": false }, "v", NOW))).toEqual([]);
  });

  it("is used up exactly when its rule refuses", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const pack = PACKS[input.pack];
        const usedUp = budgetOf(input, pack).flatMap(({ rule, used, allowed }) => (used >= allowed ? [rule] : []));
        const refused = decideContact(input, pack).reasons.flatMap(({ rule }) => (LIMITS[rule] ? [rule] : []));
        expect(new Set(usedUp)).toEqual(new Set(refused));
      }),
      { numRuns: 3_000 },
    );
  });
});
