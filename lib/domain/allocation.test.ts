import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocation.ts";

const ORDER = { heads: ["interest", "fees", "costs", "principal"], debts: "oldest", customersChoice: true } as const;
const NOTHING = { principal: 0, interest: 0, fees: 0, costs: 0 };

describe("allocate, oldest first", () => {
  const debts = [
    debt("d1", "B", "2026-02-01", 100),
    debt("d2", "A", "2026-02-01", 100),
    debt("d3", "C", null, 100),
    debt("d4", "D", "2026-01-01", 100),
    debt("d5", "E", "2025-01-01", 0),
  ];

  it("takes the oldest, then the reference, debts without a date last", () => {
    expect(allocate(350, debts, ORDER)).toEqual({
      allocations: [part("d4", 100), part("d2", 100), part("d1", 100), part("d3", 50)],
      creditMinor: 0,
    });
  });

  it("takes the named debt first and leaves what is too much as credit", () => {
    expect(allocate(150, debts, ORDER, "d3")).toEqual({
      allocations: [part("d3", 100), part("d4", 50)],
      creditMinor: 0,
    });
    expect(allocate(500, debts, ORDER, "d3").creditMinor).toBe(100);
    expect(allocate(30, [], ORDER)).toEqual({ allocations: [], creditMinor: 30 });
    expect(allocate(0, debts, ORDER)).toEqual({ allocations: [], creditMinor: 0 });
  });

  it("refuses negative and fractional amounts", () => {
    expect(() => allocate(-1, debts, ORDER)).toThrow(/negative/);
    expect(() => allocate(0.5, debts, ORDER)).toThrow(/safe integer/);
  });

  it("adds up, gives no debt more than it owes, does not depend on the order given", () => {
    const money = fc.oneof(fc.nat(1_000), fc.maxSafeNat());
    const owing = fc.record({
      id: fc.uuid(),
      reference: fc.string({ maxLength: 2 }),
      dueOn: fc.option(fc.constantFrom("2026-01-01", "2026-01-02")),
      principal: money,
      fees: fc.nat(1_000),
    });
    fc.assert(
      fc.property(
        money,
        fc.uniqueArray(owing, { selector: (d) => d.id, maxLength: 8 }).map((all) =>
          all.map(({ principal, fees, ...own }) => ({
            ...own,
            originalMinor: principal,
            heads: { ...NOTHING, principal, fees },
          })),
        ),
        fc.nat(8),
        (amount, owed, pick) => {
          const { allocations, creditMinor } = allocate(amount, owed, ORDER, owed[pick]?.id);
          expect(allocations.reduce((sum, a) => sum + a.amountMinor, creditMinor)).toBe(amount);
          for (const { debtId, head, amountMinor } of allocations) {
            expect(Number.isSafeInteger(amountMinor) && amountMinor > 0).toBe(true);
            expect(amountMinor).toBeLessThanOrEqual(owed.find((d) => d.id === debtId)?.heads[head] ?? -1);
          }
          if (creditMinor > 0)
            expect(allocations).toHaveLength(
              owed.flatMap((d) => Object.values(d.heads)).filter((one) => one > 0).length,
            );
          expect(allocate(amount, owed.toReversed(), ORDER, owed[pick]?.id)).toEqual({ allocations, creditMinor });
        },
      ),
    );
  });
});

function part(debtId: string, amountMinor: number) {
  return { debtId, head: "principal", amountMinor };
}

function debt(id: string, reference: string, dueOn: string | null, principal: number) {
  return { id, reference, dueOn, originalMinor: principal, heads: { ...NOTHING, principal } };
}
