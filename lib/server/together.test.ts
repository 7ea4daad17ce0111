import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { together } from "./together.ts";

function given(atOnce: number) {
  const handed: number[][] = [];
  const ends: (() => void)[] = [];
  const add = together<number>(atOnce, (all) => {
    handed.push(all);
    return new Promise((resolve) => ends.push(resolve));
  });
  return { add, handed, ends };
}

test("what comes in one turn goes together, at once", async () => {
  const { add, handed } = given(2);
  for (const one of [1, 2, 3]) add(one);
  await turn();
  add(4);
  await turn();

  expect(handed).toEqual([[1, 2, 3], [4]]);
});

test("what comes while all hands are full goes together with the next free one, and nothing twice", async () => {
  const { add, handed, ends } = given(2);
  for (const one of [1, 2, 3, 4, 5]) {
    add(one);
    await turn();
  }
  expect(handed).toEqual([[1], [2]]);

  ends[1]?.();
  await turn();
  await turn();
  expect(handed).toEqual([[1], [2], [3, 4, 5]]);

  ends[0]?.();
  ends[2]?.();
  await turn();
  add(6);
  await turn();
  expect(handed.at(-1)).toEqual([6]);
  expect(handed).toHaveLength(4);
});
