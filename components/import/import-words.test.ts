import { describe, expect, it } from "vitest";
import { progressWords, shareDone, sizeWords, stateWords, timeLeftWords } from "#components/import/import-words.ts";
import type { ImportCounts } from "#lib/client/imports.ts";

const NONE = { rows: 0, read: 0, wrong: 0, filtered: 0, withheld: 0, customers: 0, cases: 0, commands: 0 };
const counts = (some: Partial<ImportCounts>): ImportCounts => ({
  ...NONE,
  applied: 0,
  repeated: 0,
  refused: 0,
  finished: 0,
  ...some,
});

describe("how far an import is", () => {
  it("counts the rows that were read, then those whose cases are made", () => {
    const reading = {
      state: "running",
      counts: counts({ rows: 1_000, read: 300, wrong: 100, filtered: 100 }),
    } as const;
    expect(progressWords(reading)).toBe("500 of 1,000 rows read");
    expect(shareDone(reading)).toBe(0.125);
    const making = {
      state: "running",
      counts: counts({ rows: 1_000, read: 800, filtered: 200, finished: 400 }),
    } as const;
    expect(progressWords(making)).toBe("400 of 800 rows done");
    expect(shareDone(making)).toBe(0.625);
    expect(shareDone({ ...making, state: "done" })).toBe(1);
  });

  it("is at its end with nothing to read or to make", () => {
    expect(shareDone({ state: "running", counts: counts({}) })).toBe(1);
  });
});

describe("the time left", () => {
  const running = (finished: number, rate: number) =>
    timeLeftWords({ state: "running", rate, counts: counts({ rows: 10_000, read: 10_000, finished }) });

  it.each([
    [9_999, 1_000, "a few seconds left"],
    [0, 500, "about 20 seconds left"],
    [0, 50, "about 4 minutes left"],
    [0, 1, "about 3 hours left"],
    [0, 0, ""],
  ])("after %i rows at %i a second is %j", (finished, rate, words) => expect(running(finished, rate)).toBe(words));

  it("is not said while the file is still read, nor in a pause", () => {
    const at = { rate: 100, counts: counts({ rows: 10, read: 5 }) };
    expect(timeLeftWords({ state: "running", ...at })).toBe("");
    expect(timeLeftWords({ state: "paused", rate: 100, counts: counts({ rows: 10, read: 10 }) })).toBe("");
  });
});

it("says what is being done, and in what size", () => {
  expect(stateWords({ state: "running", dryRun: true })).toBe("Planning the cases");
  expect(stateWords({ state: "running", dryRun: false })).toBe("Making cases");
  expect([1, 2_048, 3_000_000].map(sizeWords)).toEqual(["1 byte", "2 kB", "2.9 MB"]);
});
