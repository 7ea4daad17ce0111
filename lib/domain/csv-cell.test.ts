import { describe, expect, it } from "vitest";
import { harmless } from "./csv-cell.ts";

describe("a text in a cell", () => {
  it.each(["=1+1", "+44 7700", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])("%j cannot run", (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });

  it.each(["", "Ruth", "a=b", "£5.00", "C-7K3M-Q9TX", "50-50", "'=1"])("%j stays as it is", (text) => {
    expect(harmless(text)).toBe(text);
  });
});
