import { expect, test } from "vitest";
import { goalText, isMet, type Line, ratioOf, shown } from "./line.ts";

const line = (over: Partial<Line>): Line => ({ what: "w", unit: "ms", ours: 8, ...over });

test("a goal is of the figure, or of its ratio to the floor", () => {
  const beside = [
    { name: "floor", value: 4 },
    { name: "peer", value: 100 },
  ];

  expect(ratioOf(line({ beside }))).toBe(2);
  expect(isMet(line({ goal: { most: 8 } }))).toBe(true);
  expect(isMet(line({ goal: { least: 9 } }))).toBe(false);
  expect(isMet(line({ beside, goal: { of: "ratio", most: 1.9 } }))).toBe(false);
  expect(goalText(line({ goal: { of: "ratio", most: 1.9 } }))).toBe("ratio ≤ 1.9");
  expect(goalText(line({ goal: { least: 4000 }, unit: "/s" }))).toBe("≥ 4,000 /s");
});

test("what was not measured meets no goal and misses none", () => {
  expect(isMet(line({ ours: Number.NaN, goal: { most: 1 } }))).toBeNull();
  expect(isMet(line({}))).toBeNull();
  expect(shown(Number.NaN)).toBe("not here");
});
