import { describe, expect, it } from "vitest";
import { Tally } from "./tally.ts";

describe("the line of a second", () => {
  it("tells rate and latency of the last ten seconds, counts over all", () => {
    const tally = new Tally(0);
    for (let n = 1; n <= 100; n++) tally.answered(n, 1_000);
    for (let n = 0; n < 20; n++) tally.answered(7, 15_000);
    tally.accepted = 118;
    tally.refused("offer-open");
    tally.refused("offer-open");
    expect(tally.line(20_000)).toBe("00:00:20   2.0/s   accepted 118   refused by rule 2   p50 7 ms   p99 7 ms");
  });

  it("says what is wrong only when something is", () => {
    const tally = new Tally(0);
    tally.failed(500);
    expect(tally.line(1_000)).toContain("server errors 1");
    expect(new Tally(0).line(1_000)).not.toContain("error");
  });

  it("has no latency before the first answer", () => {
    expect(new Tally(0).line(1_000)).toContain("p50 –");
  });
});

describe("the totals", () => {
  it("take percentiles over all commands and name rules and statuses, the most frequent first", () => {
    const tally = new Tally(0);
    for (let n = 1; n <= 200; n++) tally.answered(n, n * 100);
    tally.refused("case-closed");
    tally.refused("offer-open");
    tally.refused("offer-open");
    tally.failed(503);
    const said = tally.totals(3_661_000);
    expect(said).toContain("01:01:01 played, 200 commands");
    expect(said).toContain("p50 100 ms   p99 198 ms");
    expect(said).toContain("refused by rule 3 (offer-open 2, case-closed 1)");
    expect(said).toContain("server errors 1 (503 1)");
  });
});
