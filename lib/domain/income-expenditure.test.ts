import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  INCOME_LINES,
  monthOf,
  OUTGOING_LINES,
  STATEMENT,
  suggestedInstalment,
  totalsOf,
} from "./income-expenditure.ts";
import { FREQUENCIES, type Frequency } from "./money-words.ts";

describe("the statement", () => {
  it("names every line once, on one side", () => {
    const lines = STATEMENT.flatMap(({ groups }) => groups.flatMap((one) => Object.keys(one.lines)));
    expect(new Set(lines).size).toBe(lines.length);
    expect([...Object.keys(INCOME_LINES), ...Object.keys(OUTGOING_LINES)]).toEqual(lines);
    expect(lines).toHaveLength(89);
  });

  it("leaves over what comes in and neither goes out nor to other creditors; that may be less than nothing", () => {
    const statement = { income: { "client-salary-or-wages": 150_000 }, outgoings: { rent: 80_000, groceries: 30_050 } };
    expect(totalsOf(statement)).toMatchObject({
      incomeMinor: 150_000,
      outgoingsMinor: 110_050,
      disposableMinor: 39_950,
    });
    expect(totalsOf({ ...statement, otherCreditorsMinor: 40_000 }).disposableMinor).toBe(-50);
    expect(totalsOf({ income: {}, outgoings: {} }).disposableMinor).toBe(0);
  });
});

describe("what is suggested", () => {
  it("is what is left over a month, by how often it is paid, and never more than is owed", () => {
    expect(suggestedInstalment(5_200, "weekly", 100_000)).toBe(1_200);
    expect(suggestedInstalment(5_200, "monthly", 100_000)).toBe(5_200);
    expect(suggestedInstalment(5_200, "monthly", 4_000)).toBe(4_000);
    expect(suggestedInstalment(-1, "monthly", 4_000)).toBe(0);
  });

  it("is the most that is not above what is left over", () => {
    const often = fc.constantFrom(...(Object.keys(FREQUENCIES) as Frequency[]));
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 10_000_000 }), often, (disposable, frequency) => {
        const owed = { totalMinor: 100_000_000 };
        const instalmentMinor = suggestedInstalment(disposable, frequency, owed.totalMinor);
        if (instalmentMinor > 0)
          expect(monthOf({ instalmentMinor, ...owed }, frequency)).toBeLessThanOrEqual(disposable);
        expect(monthOf({ instalmentMinor: instalmentMinor + 1, ...owed }, frequency)).toBeGreaterThan(disposable);
      }),
    );
  });
});

describe("what a plan asks a month", () => {
  it("goes by how often it falls, and is never more than all of it", () => {
    expect(monthOf({ instalmentMinor: 1_200, totalMinor: 100_000 }, "weekly")).toBe(5_200);
    expect(monthOf({ instalmentMinor: 1_200, totalMinor: 2_000 }, "weekly")).toBe(2_000);
  });
});
