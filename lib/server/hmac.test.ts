import { createHmac, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { hmac, padsOf } from "./hmac.ts";

it("is the HMAC that Node computes, for keys and texts of any length", () => {
  for (const size of [0, 1, 31, 32, 63, 64]) {
    const key = randomBytes(size);
    for (const text of ["", "a", "Zoë 🐝", "x".repeat(1_000)])
      expect(hmac(padsOf(key), text).equals(createHmac("sha256", key).update(text).digest())).toBe(true);
  }
});

it("takes no key that HMAC would hash first", () => {
  expect(() => padsOf(Buffer.alloc(65))).toThrow(RangeError);
});
