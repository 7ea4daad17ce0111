import { describe, expect, it } from "vitest";
import { makeBuckets, take, tooMany } from "./limits.ts";
import { Problem } from "./problem.ts";
import { beginAttempt } from "./sign-in-limits.ts";

const rate = { perSecond: 20, burst: 60 };

describe("a token bucket", () => {
  it("lets the burst through at once, then says how long to wait", () => {
    const buckets = makeBuckets();
    for (let n = 0; n < 60; n++) expect(take(buckets, "ada", rate, 1_000)).toBe(0);
    expect(take(buckets, "ada", rate, 1_000)).toBeCloseTo(0.05);
    expect(take(buckets, "ben", rate, 1_000)).toBe(0);
  });

  it("refills at its rate, never above the burst", () => {
    const buckets = makeBuckets();
    const takeAll = (now: number) => {
      let taken = 0;
      while (take(buckets, "ada", rate, now) === 0) taken++;
      return taken;
    };
    expect(takeAll(0)).toBe(60);
    expect(takeAll(500)).toBe(10);
    expect(takeAll(1_000_000)).toBe(60);
  });

  it("says whole seconds, at least one", () => {
    expect(tooMany(0.05, "").extra).toEqual({ retryAfter: 1 });
    expect(tooMany(61.2, "").extra).toEqual({ retryAfter: 62 });
  });
});

describe("failed sign-ins", () => {
  const minute = 60_000;
  const waitOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return error instanceof Problem ? error.extra.retryAfter : error;
    }
  };

  it("are let go one by one as they grow old", () => {
    for (let n = 0; n < 5; n++) beginAttempt("ada", "198.51.100.1", n * minute);
    expect(waitOf(() => beginAttempt("ada", "198.51.100.1", 5 * minute))).toBe(10 * 60);
    expect(waitOf(() => beginAttempt("ada", "198.51.100.1", 15 * minute))).toBeUndefined();
    expect(waitOf(() => beginAttempt("ada", "198.51.100.1", 15 * minute))).toBe(60);
  });

  it("are counted for the address too", () => {
    for (let n = 0; n < 50; n++) beginAttempt(`account-${n}`, "198.51.100.2", 0);
    expect(waitOf(() => beginAttempt("another", "198.51.100.2", 0))).toBe(15 * 60);
    expect(waitOf(() => beginAttempt("another", "198.51.100.3", 0))).toBeUndefined();
  });

  it("are forgotten when they were none", () => {
    for (let n = 0; n < 200; n++) beginAttempt("ben", "198.51.100.4", n).forget();
    expect(waitOf(() => beginAttempt("ben", "198.51.100.4", 200))).toBeUndefined();
  });

  it("that were refused for being too many do not make the wait longer", () => {
    for (let n = 0; n < 5; n++) beginAttempt("cleo", "198.51.100.5", 0);
    for (let n = 0; n < 9; n++) waitOf(() => beginAttempt("cleo", "198.51.100.5", 14 * minute));
    expect(waitOf(() => beginAttempt("cleo", "198.51.100.5", 15 * minute))).toBeUndefined();
  });
});
