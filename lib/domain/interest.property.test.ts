import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, daysBetween } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { NewEvent } from "./events.ts";
import { as, given } from "./given.ts";
import { type Ask, run, type World } from "./given-step.ts";
import { CARRY_OF } from "./interest.ts";

const FIRST = "2026-11-24";
const at = (day: string): Ask => ({ clock: () => `${day}T12:00:00.000Z` });
const set = (annualBps: number) => (state: CaseState) =>
  as("lena", "set-interest", { debtId: state.debts[0]?.id ?? "", annualBps });
/** Any movement charges what has accrued; this one moves nothing itself. */
const charge = (state: CaseState) => as("lena", "set-interest", { debtId: state.debts[0]?.id ?? "", annualBps: 1_950 });
const hold = as("amara", "place-hold", { kind: "breathing-space", reason: "Moratorium", until: null });
const lift = (state: CaseState) => as("sam", "lift-hold", { holdId: state.holds[0]?.id ?? "", reason: "Over" });

function chargedOf(facts: readonly NewEvent[]) {
  return facts.flatMap((one) => (one.type === "charge-added" && one.data.period ? [one.data] : []));
}

/** All interest that was charged when this happens on these days, up to a last day. */
function charged(principal: number, days: readonly { on: number; does: Ask }[], last: number) {
  const opens = as("lena", "open-case", {
    portfolio: "uk",
    customer: { name: "Ruth Achterberg" },
    debts: [{ reference: "A-1", balanceMinor: principal }],
  });
  let world: World = given(opens, set(1_950));
  const facts: NewEvent[] = [];
  for (const { on, does } of [...days, { on: last, does: charge }].toSorted((a, b) => a.on - b.on)) {
    world = run(world, at(addDays(FIRST, on))).world;
    const ran = run(world, does);
    if (ran.refusal) throw ran.refusal;
    facts.push(...ran.facts);
    world = ran.world;
  }
  const charges = chargedOf(facts);
  const carry = charges.at(-1)?.period?.carry ?? 0;
  return { total: charges.reduce((sum, one) => sum + one.amountMinor, 0), carry, charges };
}

const principal = fc.integer({ min: 1, max: 5_000_000 });
const last = 400;
const someDays = fc.uniqueArray(fc.integer({ min: 1, max: last - 1 }), { maxLength: 12 });

it("charged in many pieces is what is charged at once, to the minor unit and what is left of one", () => {
  fc.assert(
    fc.property(principal, someDays, (principal, days) => {
      const pieces = charged(
        principal,
        days.map((on) => ({ on, does: charge })),
        last,
      );
      const { total, carry } = charged(principal, [], last);
      expect(pieces).toMatchObject({ total, carry });
      expect(BigInt(total) * BigInt(CARRY_OF) + BigInt(carry)).toBe(BigInt(principal) * 1_950n * BigInt(last));
      for (const [at, { period }] of pieces.charges.entries())
        expect(period?.from).toBe(at === 0 ? FIRST : pieces.charges[at - 1]?.period?.to);
    }),
    { numRuns: 60 },
  );
});

it("is not charged for a day that a freezing hold touches, however the days are cut", () => {
  fc.assert(
    fc.property(
      principal,
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 90 }),
      someDays,
      (principal, from, length, cuts) => {
        const days = [
          { on: from, does: hold },
          { on: from + length, does: lift },
          ...cuts.filter((on) => on !== from && on !== from + length).map((on) => ({ on, does: charge })),
        ];
        const { total, carry, charges } = charged(principal, days, last);
        const open = BigInt(last - (length + 1));
        expect(BigInt(total) * BigInt(CARRY_OF) + BigInt(carry)).toBe(BigInt(principal) * 1_950n * open);
        expect(charges.reduce((sum, { period }) => sum + (period?.frozenDays ?? 0), 0)).toBe(length + 1);
      },
    ),
    { numRuns: 60 },
  );
});

it("covers every day once, whatever rate is set from whatever day", () => {
  const step = fc.record({
    on: fc.integer({ min: 1, max: 120 }),
    bps: fc.constantFrom(0, 500, 1_950),
    back: fc.integer({ min: 0, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const days = steps.map(({ on, bps, back }) => ({
        on,
        does: (state: CaseState) =>
          as("lena", "set-interest", {
            debtId: state.debts[0]?.id ?? "",
            annualBps: bps,
            from: addDays(FIRST, on - back),
          }),
      }));
      const { charges } = charged(100_000, days, 130);
      const periods = charges.flatMap(({ period }) => period ?? []);
      for (const [at, one] of periods.entries()) {
        expect(daysBetween(one.from, one.to)).toBeGreaterThan(0);
        if (at > 0) expect(one.from >= (periods[at - 1]?.to ?? "")).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
