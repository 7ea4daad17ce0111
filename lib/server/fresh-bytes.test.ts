import { expect, it } from "vitest";
import { freshBytes } from "./fresh-bytes.ts";

it("gives bytes that it gave to nobody else and that nobody else changes", () => {
  const drawn = Array.from({ length: 5_000 }, () => freshBytes(32));
  const texts = new Set(drawn.map((bytes) => bytes.toString("hex")));
  expect(texts.size).toBe(5_000);
  expect(freshBytes(40_000)).toHaveLength(40_000);
  drawn[0]?.fill(0);
  expect([...texts].filter((text) => /^0+$/.test(text))).toEqual([]);
  expect(drawn.slice(1).every((bytes) => bytes.some((byte) => byte !== 0))).toBe(true);
});
