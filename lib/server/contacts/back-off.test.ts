import { describe, expect, it } from "vitest";
import { backOff, MOST_ATTEMPTS, notTaken } from "./back-off.ts";

const HOUR = 60 * 60_000;

describe("a message that was not taken", () => {
  it("waits twice as long each time, from seconds to an hour", () => {
    const waits = Array.from({ length: 12 }, (_, at) => backOff(at + 1, 0, 0.5));
    expect(waits.slice(0, 3)).toEqual([5_000, 10_000, 20_000]);
    expect(waits.at(-1)).toBe(HOUR);
    expect(waits.slice(0, MOST_ATTEMPTS - 1).reduce((all, one) => all + one)).toBeLessThan(HOUR);
  });

  it("waits half as long more or less than others, so that they do not come back together", () => {
    expect([backOff(3, 0, 0), backOff(3, 0, 1)]).toEqual([10_000, 30_000]);
  });

  it("has failed at the eighth time", () => {
    expect(notTaken(MOST_ATTEMPTS - 1, "provider-busy")).toMatchObject({ is: "put-off", code: "provider-busy" });
    expect(notTaken(MOST_ATTEMPTS, "provider-busy")).toEqual({ is: "failed", code: "provider-busy" });
  });

  it("never comes back before its provider wants it", () => {
    for (const chance of [0, 0.5, 1]) expect(backOff(1, 60_000, chance)).toBeGreaterThanOrEqual(60_000);
  });
});
