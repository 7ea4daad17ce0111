import { expect, it } from "vitest";
import { atMost } from "./at-most.ts";

it("runs no more at once, in order, whatever fails", async () => {
  const limited = atMost(2);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const work = (at: number) =>
    limited(async () => {
      order.push(at);
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (at === 1) throw new Error("one fails");
      return at;
    });
  const ended = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
  expect(ended.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
