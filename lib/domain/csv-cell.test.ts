import { describe, expect, it } from "vitest";
import { harmless } from "./csv-cell.ts";

describe("a text in a cell", () => {
  it.each(["=1+1", "+1+1", "-1-2", "-cmd|x", "@SUM(A1)", "\t=1", "\r=1", "\t1", "  =1", "＝1", "＋1"])(
    "%j cannot run",
    (text) => {
      expect(harmless(text)).toBe(`'${text}`);
    },
  );

  it.each(["", "+44 (0)7700 900117", "-1", "-1,234.50", "Ruth", "a=b", "£5.00", "C-7K3M-Q9TX", "50-50", "'=1"])(
    "%j stays as it is",
    (text) => {
      expect(harmless(text)).toBe(text);
    },
  );
});
