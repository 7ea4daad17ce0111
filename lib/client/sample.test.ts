import { expect, test } from "vitest";
import { Sample } from "./sample.ts";

test("few values are all kept, and given once", () => {
  const sample = new Sample(3, Math.random);
  sample.take(1);
  sample.take(2);
  expect(sample.empty()).toEqual([1, 2]);
  expect(sample.empty()).toEqual([]);
});

test("of many, each is as likely kept as any other", () => {
  const counts = Array.from({ length: 20 }, () => 0);
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let round = 0; round < 4_000; round += 1) {
    const sample = new Sample(5, random);
    for (let value = 0; value < 20; value += 1) sample.take(value);
    const kept = sample.empty();
    expect(kept).toHaveLength(5);
    for (const value of kept) counts[value] = (counts[value] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1_150);
});
