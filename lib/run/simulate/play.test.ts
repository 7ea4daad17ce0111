import { expect, it } from "vitest";
import { chanceOf } from "../../../prisma/demo/chance.ts";
import { play } from "./play.ts";

it("gives nobody a second turn while the first is under way, and waits for turns at the end", async () => {
  const over = new AbortController();
  const finished: string[] = [];
  let atOnce = 0;
  const slow = async () => {
    expect(++atOnce).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce--;
    if (finished.push("turn") === 3) over.abort();
  };
  await play([{ actor: { turn: slow, leave() {} }, weight: 1 }], {
    rate: 1_000,
    chance: chanceOf("a"),
    signal: over.signal,
  });
  expect([finished.length, atOnce]).toEqual([3, 0]);
});

it("ends with what a turn threw", async () => {
  const turn = () => Promise.reject(new Error("gone"));
  const pace = { rate: 1_000, chance: chanceOf("a"), signal: new AbortController().signal };
  await expect(play([{ actor: { turn, leave() {} }, weight: 1 }], pace)).rejects.toThrow("gone");
});
