import { expect, it } from "vitest";
import { slopeOf } from "./linear.ts";

it("is what a straight line climbs, whatever lies around it evenly", () => {
  const noisy = [0, 1, 2, 3].map((x) => ({ x, y: 50 + 2 * x + (x === 0 || x === 3 ? 1 : -1) }));

  expect(slopeOf([0, 1, 2].map((x) => ({ x, y: 7 - 3 * x })))).toBeCloseTo(-3);
  expect(slopeOf(noisy)).toBeCloseTo(2);
});

it("is nothing for less than two moments", () => {
  expect(slopeOf([])).toBe(0);
  expect(slopeOf([{ x: 1, y: 5 }])).toBe(0);
});
