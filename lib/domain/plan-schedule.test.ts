import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type BankDays, endOfGrace, isBankDay } from "./bank-days.ts";
import { addDays, endOfDay } from "./calendar.ts";
import { FREQUENCIES, type Frequency } from "./money-words.ts";
import { perMonthMinor, perTimeMinor } from "./per-month.ts";
import { type Asked, dayAfter, scheduleOf } from "./plan-schedule.ts";
import { Refusal } from "./refusal.ts";

const LONDON = { calendar: "england-and-wales", timeZone: "Europe/London", graceDays: 0 } as const;
const plan = (frequency: Frequency, firstOn: string, more: Partial<Asked["terms"]> & { times?: number } = {}) => {
  const { times = 4, ...terms } = more;
  const asked = { totalMinor: 100 * times, instalmentMinor: 100, firstOn, terms: { frequency, ...terms } };
  return scheduleOf(asked, LONDON);
};
const days = (...args: Parameters<typeof plan>) => plan(...args).map(({ dueOn }) => dueOn);
const amounts = (asked: Omit<Asked, "firstOn" | "terms">) =>
  scheduleOf({ ...asked, firstOn: "2026-12-01", terms: { frequency: "weekly" } }, LONDON).map((one) => one.amountMinor);

describe("the days of a plan", () => {
  it("are whole weeks apart", () => {
    expect(days("weekly", "2026-12-04")).toEqual(["2026-12-04", "2026-12-11", "2026-12-18", "2026-12-25"]);
    expect(days("fortnightly", "2026-12-04", { times: 3 })).toEqual(["2026-12-04", "2026-12-18", "2027-01-01"]);
    expect(days("four-weekly", "2026-12-04", { times: 3 })).toEqual(["2026-12-04", "2027-01-01", "2027-01-29"]);
  });

  it("keep to the day of the month where a month has it, and never drift to its shortest", () => {
    const ends = ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"];
    expect(days("monthly", "2027-12-31")).toEqual(ends);
    expect(days("monthly", "2028-02-29", { dayOfMonth: 31, times: 2 })).toEqual(["2028-02-29", "2028-03-31"]);
    expect(days("monthly", "2026-12-05", { dayOfMonth: 28, times: 2 })).toEqual(["2026-12-05", "2027-01-28"]);
  });

  it("are the last on which banks are open, of this month or of the next when this one's is over", () => {
    expect(days("last-working-day", "2026-12-10")).toEqual(["2026-12-31", "2027-01-29", "2027-02-26", "2027-03-31"]);
    expect(days("last-working-day", "2027-01-30", { times: 2 })).toEqual(["2027-02-26", "2027-03-31"]);
  });

  it("move to a day on which banks are open, only if that was asked for", () => {
    const christmas = ["2026-12-25"];
    expect(days("weekly", "2026-12-25", { times: 1 })).toEqual(christmas);
    expect(days("weekly", "2026-12-25", { times: 1, shift: "before" })).toEqual(["2026-12-24"]);
    expect(days("weekly", "2026-12-25", { times: 1, shift: "after" })).toEqual(["2026-12-29"]);
  });

  it("never fall together: a day that a shift puts on the one before it is left out", () => {
    const asked = { dayOfMonth: 1, shift: "after", times: 3 } as const;
    expect(days("monthly", "2027-01-30", asked)).toEqual(["2027-02-01", "2027-03-01", "2027-04-01"]);
  });

  it("go on by the same rule after the last", () => {
    const next = (last: string) => dayAfter("2027-12-31", { frequency: "monthly" }, last, LONDON.calendar);
    expect(next("2028-02-29")).toBe("2028-03-31");
    expect(next("2028-03-02")).toBe("2028-03-31");
  });
});

describe("the amounts of a plan", () => {
  it("are equal, and the last is what is left", () => {
    expect(amounts({ totalMinor: 100, instalmentMinor: 30 })).toEqual([30, 30, 30, 10]);
    expect(amounts({ totalMinor: 90, instalmentMinor: 30 })).toEqual([30, 30, 30]);
    expect(amounts({ totalMinor: 20, instalmentMinor: 30 })).toEqual([20]);
  });

  it("begin with another one where asked", () => {
    expect(amounts({ totalMinor: 100, instalmentMinor: 30, firstMinor: 55 })).toEqual([55, 30, 15]);
    expect(amounts({ totalMinor: 100, instalmentMinor: 30, firstMinor: 5 })).toEqual([5, 30, 30, 30, 5]);
    expect(amounts({ totalMinor: 100, instalmentMinor: 30, firstMinor: 100 })).toEqual([100]);
  });

  it("are at most 600, and a refusal names the smallest that fits", () => {
    const smallest = (asked: Parameters<typeof amounts>[0]): number => {
      try {
        return amounts(asked).length;
      } catch (error) {
        if (error instanceof Refusal && error.rule === "too-many-instalments") return Number(error.facts.smallestMinor);
        throw error;
      }
    };
    expect(smallest({ totalMinor: 60_000, instalmentMinor: 100 })).toBe(600);
    expect(smallest({ totalMinor: 60_001, instalmentMinor: 100 })).toBe(101);
    expect(amounts({ totalMinor: 60_001, instalmentMinor: 101 }).length).toBeLessThanOrEqual(600);
    expect(smallest({ totalMinor: 1_000_000, instalmentMinor: 7, firstMinor: 1_000 })).toBe(1_668);
    expect(amounts({ totalMinor: 1_000_000, instalmentMinor: 1_668, firstMinor: 1_000 })).toHaveLength(600);
  });
});

describe("what it is a month", () => {
  it("counts 52 weeks, 26 fortnights or 13 times four weeks a year, and never says less than it is", () => {
    expect(perMonthMinor(1_200, "weekly")).toBe(5_200);
    expect(perMonthMinor(1_200, "fortnightly")).toBe(2_600);
    expect(perMonthMinor(1_200, "four-weekly")).toBe(1_300);
    expect(perMonthMinor(1_201, "four-weekly")).toBe(1_302);
    expect(perMonthMinor(1_201, "monthly")).toBe(1_201);
  });
});

describe("the days of grace", () => {
  it("are days on which banks are open, and end at the portfolio's midnight", () => {
    expect(endOfGrace("2026-12-24", 0, LONDON)).toBe("2026-12-25T00:00:00.000Z");
    expect(endOfGrace("2026-12-24", 3, LONDON)).toBe("2027-01-01T00:00:00.000Z");
    expect(endOfGrace("2027-06-11", 1, LONDON)).toBe("2027-06-14T23:00:00.000Z");
  });
});

const frequency = fc.constantFrom(...(Object.keys(FREQUENCIES) as Frequency[]));
const start = fc.integer({ min: 0, max: 700 }).map((after) => addDays("2026-11-24", after));
const house = fc.constantFrom<BankDays>(
  LONDON,
  { calendar: "us-federal", timeZone: "America/New_York" },
  { calendar: "south-africa", timeZone: "Africa/Johannesburg" },
);
const asked = fc.record({
  frequency,
  firstOn: start,
  dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }),
  shift: fc.option(fc.constantFrom("before" as const, "after" as const), { nil: undefined }),
  totalMinor: fc.integer({ min: 1, max: 5_000 }),
  instalmentMinor: fc.integer({ min: 100, max: 2_000 }),
  firstMinor: fc.option(fc.integer({ min: 1, max: 3_000 }), { nil: undefined }),
  graceDays: fc.integer({ min: 0, max: 5 }),
  house,
});

describe("any plan", () => {
  it("adds up to the unit, in days strictly in order, each by its rule and with its grace", () => {
    fc.assert(
      fc.property(asked, ({ frequency, dayOfMonth, shift, house, graceDays, ...amounts }) => {
        const terms = { frequency, ...(dayOfMonth && { dayOfMonth }), ...(shift && { shift }) };
        const made = scheduleOf({ ...amounts, terms }, { ...house, graceDays });
        expect(made.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(amounts.totalMinor);
        expect(made.every((one) => one.amountMinor > 0)).toBe(true);
        expect(made.map(({ no }) => no)).toEqual(made.map((_, at) => at + 1));
        const equal = made.slice(1, -1);
        expect(equal.every((one) => one.amountMinor === amounts.instalmentMinor)).toBe(true);
        for (const [at, { dueOn, breaksAt }] of made.entries()) {
          if (at > 0) expect(dueOn > (made[at - 1]?.dueOn ?? "")).toBe(true);
          if (shift || frequency === "last-working-day") expect(isBankDay(dueOn, house.calendar)).toBe(true);
          expect(breaksAt >= endOfDay(dueOn, house.timeZone)).toBe(true);
          if (at > 0 && !shift) expect(dueOn).toBe(meant(frequency, amounts.firstOn, dayOfMonth, dueOn, at));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is never more a month than what it was worked out from", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), frequency, (month, often) => {
        expect(perMonthMinor(perTimeMinor(month, often), often)).toBeLessThanOrEqual(month);
        expect(perMonthMinor(perTimeMinor(month, often) + 1, often)).toBeGreaterThan(month);
      }),
    );
  });
});

/** The rule said a second way: weeks as days, months from the day of the month alone. */
function meant(often: Frequency, firstOn: string, dayOfMonth: number | undefined, dueOn: string, at: number): string {
  const weeks = { weekly: 7, fortnightly: 14, "four-weekly": 28, monthly: 0, "last-working-day": 0 }[often];
  if (weeks) return addDays(firstOn, weeks * at);
  if (often === "last-working-day") return dueOn;
  const { daysInMonth } = Temporal.PlainDate.from(dueOn);
  const day = Math.min(dayOfMonth ?? Number(firstOn.slice(8)), daysInMonth);
  return `${dueOn.slice(0, 8)}${String(day).padStart(2, "0")}`;
}
