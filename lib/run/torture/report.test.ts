import { expect, it } from "vitest";
import { resultOf, tableOf } from "./report.ts";
import { Trial } from "./trial.ts";

const SCENARIO = { id: "7", name: "signal lost", injected: "a kill", minutes: 1, run: async () => {} };

it("passes what has no fault and fails what goes beyond its limit", () => {
  const [good, bad] = [new Trial(1, false), new Trial(1, false)];
  good.atMost("longest, ms", 412.4, 1_000);
  bad.atMost("longest, ms", Number.NaN, 1_000);

  expect(resultOf(SCENARIO, good.outcome, 2_345)).toMatchObject({ verdict: "passed", seconds: 2.3 });
  expect(resultOf(SCENARIO, bad.outcome, 2_345)).toMatchObject({ verdict: "failed" });
});

it("prints a line a scenario and every fault below", () => {
  const trial = new Trial(1, false);
  trial.measure("commits", 60);
  trial.atMost("longest, ms", 1_200, 1_000);

  expect(tableOf([resultOf(SCENARIO, trial.outcome, 1_000)]).split("\n")).toEqual([
    "| # | scenario | injected | measured | took | verdict |",
    "| ---|---|---|---|---|--- |",
    "| 7 | signal lost | a kill | commits 60; longest, ms 1200 (≤ 1000) | 1 s | failed |",
    "",
    "✗ 7 signal lost: longest, ms: 1200, more than 1000",
  ]);
});

it("tells the first faults of a kind and how many more there are", () => {
  const trial = new Trial(1, false);
  trial.none("lost", ["1", "2", "3", "4", "5", "6", "7"]);

  expect(trial.outcome.faults.at(0)).toBe("lost: 1");
  expect(trial.outcome.faults.at(-1)).toBe("lost: 2 more");
});
