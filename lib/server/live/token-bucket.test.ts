import { expect, test } from "vitest";
import { TokenBucket } from "./token-bucket.ts";

test("lets a burst through, then so many a second", () => {
  const bucket = new TokenBucket(10, 20, 0);
  const taken = (many: number, now: number) =>
    Array.from({ length: many }, () => bucket.take(now)).filter(Boolean).length;

  expect(taken(30, 0)).toBe(20);
  expect(taken(30, 500)).toBe(5);
  expect(taken(30, 60_000)).toBe(20);
});
