import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as calendar from "./calendar.ts";
import {
  addWorkingMinutes,
  type Instant,
  isWorkingTime,
  type WorkingHours,
  workingMinutesBetween,
} from "./calendar.ts";

const nineToFive: WorkingHours["hours"] = {
  mon: [["09:00", "17:00"]],
  tue: [["09:00", "17:00"]],
  wed: [["09:00", "17:00"]],
  thu: [["09:00", "17:00"]],
  fri: [["09:00", "17:00"]],
};
const allWeek: WorkingHours["hours"] = Object.fromEntries(calendar.weekdays.map((day) => [day, [["00:00", "24:00"]]]));
const london: WorkingHours = { timeZone: "Europe/London", calendar: "england-and-wales", hours: nineToFive };
const newYork: WorkingHours = { timeZone: "America/New_York", calendar: "us-federal", hours: nineToFive };
const johannesburg: WorkingHours = { timeZone: "Africa/Johannesburg", calendar: "south-africa", hours: nineToFive };

describe("addWorkingMinutes", () => {
  it.each([
    ["within the day", "2026-11-23T10:00:00.000Z", 60, "2026-11-23T11:00:00.000Z"],
    ["up to the closing instant", "2026-11-23T16:00:00.000Z", 60, "2026-11-23T17:00:00.000Z"],
    ["over night", "2026-11-23T16:30:00.000Z", 60, "2026-11-24T09:30:00.000Z"],
    ["over a weekend", "2026-11-20T16:30:00.000Z", 60, "2026-11-23T09:30:00.000Z"],
    ["from before opening", "2026-11-23T03:00:00.000Z", 5, "2026-11-23T09:05:00.000Z"],
    ["from a Sunday", "2026-11-22T12:00:00.000Z", 0, "2026-11-23T09:00:00.000Z"],
    ["over Christmas and the substitute for Boxing Day", "2026-12-24T16:45:00.000Z", 30, "2026-12-29T09:15:00.000Z"],
    ["over the weekend of the spring change", "2026-03-27T16:30:00.000Z", 60, "2026-03-30T08:30:00.000Z"],
    ["over the weekend of the autumn change", "2026-10-23T15:30:00.000Z", 60, "2026-10-26T09:30:00.000Z"],
    ["keeping milliseconds", "2026-11-23T10:00:00.123Z", 1, "2026-11-23T10:01:00.123Z"],
  ])("London: %s", (_, from, minutes, expected) => {
    expect(addWorkingMinutes(from, minutes, london)).toBe(expected);
  });

  it.each([
    ["winter", "2026-03-06T21:30:00.000Z", 60, "2026-03-09T13:30:00.000Z"], // clocks change on 8 March: 09:00 is 13:00Z
    ["autumn", "2026-10-30T20:30:00.000Z", 60, "2026-11-02T14:30:00.000Z"],
    ["Independence Day observed", "2026-07-02T20:30:00.000Z", 60, "2026-07-06T13:30:00.000Z"],
    ["the New Year's Day of 2028 observed in 2027", "2027-12-30T21:30:00.000Z", 60, "2028-01-03T14:30:00.000Z"],
  ])("New York: %s", (_, from, minutes, expected) => {
    expect(addWorkingMinutes(from, minutes, newYork)).toBe(expected);
  });

  it.each([
    ["no change of clocks", "2026-03-27T14:30:00.000Z", 60, "2026-03-30T07:30:00.000Z"],
    ["Heritage Day", "2026-09-23T14:30:00.000Z", 60, "2026-09-25T07:30:00.000Z"],
  ])("Johannesburg: %s", (_, from, minutes, expected) => {
    expect(addWorkingMinutes(from, minutes, johannesburg)).toBe(expected);
  });

  it("counts elapsed minutes through a night in which the clocks change", () => {
    const hours = { ...london, hours: allWeek };
    expect(addWorkingMinutes("2026-03-28T00:00:00.000Z", 47 * 60, hours)).toBe("2026-03-29T23:00:00.000Z"); // 48 h less one
    expect(
      workingMinutesBetween("2026-10-24T23:00:00.000Z", calendar.endOfDay("2026-10-25", "Europe/London"), hours),
    ).toBe(25 * 60);
  });

  it("opens at the change when the clocks spring over the opening, and not at all when over the whole span", () => {
    const from = "2026-03-29T00:00:00.000Z";
    expect(addWorkingMinutes(from, 30, { ...london, hours: { sun: [["01:30", "03:00"]] } })).toBe(
      "2026-03-29T01:30:00.000Z",
    );
    for (const [opens, closes, end] of [
      ["01:10", "01:50", "2026-04-05T00:40:00.000Z"],
      ["01:00", "01:30", "2026-04-05T00:30:00.000Z"],
    ] as const) {
      const hours: WorkingHours = { ...london, hours: { sun: [[opens, closes]] } };
      expect(addWorkingMinutes(from, 30, hours)).toBe(end);
      expect(workingMinutesBetween(from, "2026-03-30T00:00:00.000Z", hours)).toBe(0);
    }
  });

  it("takes overlapping and unsorted spans once", () => {
    const hours: WorkingHours = {
      ...london,
      hours: {
        mon: [
          ["12:00", "14:00"],
          ["09:00", "12:30"],
        ],
      },
    };
    expect(workingMinutesBetween("2026-11-23T00:00:00.000Z", "2026-11-24T00:00:00.000Z", hours)).toBe(300);
  });

  it("says clearly what is wrong with hours or minutes", () => {
    const at = "2026-11-23T10:00:00.000Z";
    expect(() => addWorkingMinutes(at, 1, { ...london, hours: {} })).toThrow(/working hours are empty/);
    expect(() => addWorkingMinutes(at, 1, { ...london, hours: { mon: [] } })).toThrow(/working hours are empty/);
    expect(() => addWorkingMinutes(at, 1, { ...london, hours: { mon: [["17:00", "09:00"]] } })).toThrow(
      /must end after/,
    );
    expect(() => addWorkingMinutes(at, 1, { ...london, hours: { mon: [["9:00", "17:00"]] } })).toThrow(/HH:MM/);
    expect(() => addWorkingMinutes(at, -1, london)).toThrow(/0 or more/);
    expect(() => addWorkingMinutes(at, Number.NaN, london)).toThrow(/0 or more/);
    expect(() => addWorkingMinutes(at, 2880, { ...london, hours: { mon: [["09:00", "09:01"]] } })).toThrow(/ten years/);
  });
});

describe("working time, for any week", () => {
  const ms = fc.integer({ min: Date.UTC(2025, 11, 1), max: Date.UTC(2028, 11, 31) });
  const at = ms.map((value): Instant => calendar.plusMinutes("1970-01-01T00:00:00.000Z", value / 60_000));
  const minutes = fc.integer({ min: 0, max: 2_880 });
  const time = fc.integer({ min: 0, max: 1_440 });
  const span = fc
    .tuple(time, time)
    .filter(([a, b]) => Math.abs(a - b) >= 30)
    .map(([a, b]): [string, string] => [clock(Math.min(a, b)), clock(Math.max(a, b))]);
  const spans = fc.array(span, { maxLength: 2 });
  const hours: fc.Arbitrary<WorkingHours> = fc.record({
    timeZone: fc.constantFrom(
      "Europe/London",
      "America/New_York",
      "Africa/Johannesburg",
      "Australia/Lord_Howe",
      "Africa/Cairo",
      "UTC",
    ),
    calendar: fc.constantFrom(...calendar.calendarIds),
    hours: fc.record({ mon: fc.tuple(span), wed: spans, thu: spans, sat: spans, sun: spans }),
  });
  const runs = { numRuns: 150 };

  it("later or more is never earlier", () => {
    fc.assert(
      fc.property(at, at, minutes, minutes, hours, (a, b, m, n, week) => {
        expect(
          addWorkingMinutes(least(a, b), Math.min(m, n), week) <= addWorkingMinutes(most(a, b), Math.max(m, n), week),
        ).toBe(true);
      }),
      runs,
    );
  });

  it("adding in two steps is adding once", () => {
    fc.assert(
      fc.property(at, minutes, minutes, hours, (a, m, n, week) => {
        expect(addWorkingMinutes(addWorkingMinutes(a, m, week), n, week)).toBe(addWorkingMinutes(a, m + n, week));
      }),
      runs,
    );
  });

  it("ends inside working time or at a closing instant, never before it began", () => {
    fc.assert(
      fc.property(at, minutes, hours, (a, m, week) => {
        const end = addWorkingMinutes(a, m, week);
        const before = calendar.plusMinutes(end, -1 / 60_000);
        expect(end >= a && (isWorkingTime(end, week) || isWorkingTime(before, week))).toBe(true);
      }),
      runs,
    );
  });

  it("counts back what was added, and counts in parts as in whole", () => {
    fc.assert(
      fc.property(at, minutes, at, hours, (a, m, b, week) => {
        const end = addWorkingMinutes(a, m, week);
        expect(workingMinutesBetween(a, end, week)).toBeCloseTo(m, 6);
        expect(workingMinutesBetween(end, a, week)).toBeCloseTo(-m, 6);
        expect(workingMinutesBetween(a, b, week) + workingMinutesBetween(b, end, week)).toBeCloseTo(m, 6);
      }),
      runs,
    );
  });
});

it("reckons the longest acceptance time in well under a millisecond", () => {
  const start = process.cpuUsage();
  for (let i = 0; i < 200; i++) addWorkingMinutes("2026-12-23T15:00:00.000Z", 2_880, london);
  // Of the processor, however many others want it.
  expect(process.cpuUsage(start).user / 1_000 / 200).toBeLessThan(2);
});

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function least(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function most(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
