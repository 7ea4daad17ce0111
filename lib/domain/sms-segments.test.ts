import { describe, expect, it } from "vitest";
import { segmentsOf } from "./sms-segments.ts";

describe("segmentsOf", () => {
  it.each([
    ["", "GSM-7", 0, 0, 160],
    ["a", "GSM-7", 1, 1, 159],
    ["a".repeat(160), "GSM-7", 160, 1, 0],
    ["a".repeat(161), "GSM-7", 161, 2, 145],
    ["a".repeat(306), "GSM-7", 306, 2, 0],
    ["a".repeat(307), "GSM-7", 307, 3, 152],
    ["€".repeat(80), "GSM-7", 160, 1, 0],
    ["£é@\n", "GSM-7", 4, 1, 156],
    ["’", "UCS-2", 1, 1, 69],
    ["ж".repeat(70), "UCS-2", 70, 1, 0],
    ["ж".repeat(71), "UCS-2", 71, 2, 63],
    ["🛑", "UCS-2", 2, 1, 68],
    ["ç", "UCS-2", 1, 1, 69],
  ])("%j is %s, %d units, %d segments, %d left", (text, encoding, units, segments, left) => {
    expect(segmentsOf(text)).toMatchObject({ encoding, units, segments, left });
  });

  it("parts no escaped character between two segments", () => {
    // 152 septets, then one of two: it goes to the second segment whole.
    expect(segmentsOf(`${"a".repeat(152)}€${"a".repeat(10)}`)).toMatchObject({ segments: 2, left: 153 - 12 });
  });

  it("parts no surrogate pair between two segments", () => {
    expect(segmentsOf(`${"ж".repeat(66)}🛑${"ж".repeat(5)}`)).toMatchObject({ segments: 2, left: 67 - 7 });
  });

  it("names each character that makes it dearer once", () => {
    expect(segmentsOf("It’s “fine”, it’s").foreign).toEqual(["’", "“", "”"]);
  });
});
