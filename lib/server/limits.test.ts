import { describe, expect, it } from "vitest";
import { makeBuckets, take, tooMany } from "./limits.ts";

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
