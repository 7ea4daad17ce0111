import { describe, expect, it } from "vitest";
import { figuresOf, isUntold, monthlyOf, noStatement, readStatement, statementForm } from "./read-statement.ts";

describe("an amount of a statement", () => {
  it.each([
    ["120", 12_000],
    ["£1,240.50", 124_050],
    ["12.50 w", 5_417],
    ["12.50W", 5_417],
    ["100 f", 21_667],
    ["100 4w", 10_833],
    ["90q", 3_000],
    ["159 y", 1_325],
    ["40 m", 4_000],
    ["", 0],
    ["0", 0],
  ])("%s is so much a month", (text, minor) => expect(monthlyOf(text, "GBP")).toBe(minor));

  it.each(["-5", "five", "12 d", "1.234", "w", "12 w w"])("%s is none", (text) =>
    expect(monthlyOf(text, "GBP")).toBeNull(),
  );
});

describe("a statement of which nothing is told", () => {
  it("says nothing of what is left over, until a figure stands in it, were it zero", () => {
    expect(isUntold({ ...noStatement, income: { salary: " " } })).toBe(true);
    expect(isUntold({ ...noStatement, income: { salary: "0" } })).toBe(false);
    expect(isUntold({ ...noStatement, other: "20" })).toBe(false);
  });
});

describe("a statement", () => {
  it("leaves out what is empty or nothing", () => {
    expect(figuresOf({ rent: "800", gas: "", water: "0" }, "GBP")).toEqual({ rent: 80_000 });
  });

  it("is told with what was typed, by side", () => {
    const form = { income: { earnings: "1500" }, outgoings: { rent: "100 w" }, other: "20", note: "" };
    expect(readStatement(form, "GBP")).toEqual({
      ok: true,
      data: { income: { earnings: 150_000 }, outgoings: { rent: 43_333 }, otherCreditorsMinor: 2_000 },
    });
  });

  it("says which line cannot be read, and asks where nothing comes in", () => {
    expect(readStatement({ ...noStatement, outgoings: { rent: "lots" } }, "GBP")).toMatchObject({
      ok: false,
      errors: { "outgoings.rent": expect.any(String), note: expect.any(String) },
    });
    expect(readStatement({ ...noStatement, note: "Lives with parents" }, "GBP").ok).toBe(true);
  });

  it("goes on from an earlier one, and from none", () => {
    const told = { income: { earnings: 150_050 }, outgoings: {}, otherCreditorsMinor: 0, disposableMinor: 1 };
    expect(statementForm(told, "GBP")).toEqual({ ...noStatement, income: { earnings: "1500.50" } });
    expect(statementForm(undefined, "GBP")).toEqual(noStatement);
  });
});
