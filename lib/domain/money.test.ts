import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyExponent, formatMoney, isCurrency, parseAmount } from "./money.ts";

const english = { decimal: ".", group: "," } as const;
const german = { decimal: ",", group: "." } as const;

describe("currencies", () => {
  it.each([
    ["GBP", 2],
    ["USD", 2],
    ["ZAR", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["HUF", 2],
    ["LBP", 2],
  ])("%s has %i decimals", (code, exponent) => expect(currencyExponent(code)).toBe(exponent));

  it.each(["", "gbp", "GBX", "XAU", "XXX", "USDT", "constructor"])("%j is none", (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => currencyExponent(code)).toThrow(/not an ISO 4217 currency/);
  });
});

describe("parseAmount", () => {
  it.each([
    ["55.94", "USD", english, 5594],
    ["94", "USD", english, 9400],
    ["68.8", "USD", english, 6880],
    ["1,240.50", "GBP", english, 124050],
    ["1240.50", "GBP", english, 124050],
    ["1.240,50", "EUR", german, 124050],
    ["1 240,5", "EUR", { decimal: ",", group: " " } as const, 124050],
    [" 7.10 ", "GBP", english, 710],
    ["5.000", "GBP", english, 500],
    ["1240", "JPY", english, 1240],
    ["1240.00", "JPY", english, 1240],
    ["1.234", "KWD", english, 1234],
    ["-3.20", "GBP", english, -320],
    ["-0.00", "GBP", english, 0],
    ["0.29", "GBP", english, 29],
    ["90071992547409.91", "GBP", english, Number.MAX_SAFE_INTEGER],
  ])("reads %j in %s", (text, currency, format, minor) => {
    expect(parseAmount(text, currency, format)).toStrictEqual({ ok: true, minor });
  });

  it.each([
    ["5.005", "GBP", english, /more decimals than GBP \(2\)/],
    ["12.5", "JPY", english, /more decimals than JPY \(0\)/],
    ["90071992547409.92", "GBP", english, /too large/],
    ["12,40.50", "GBP", english, /like 1,234\.50/],
    ["1,240.50", "GBP", { decimal: "." } as const, /like 1234\.50/],
    ["1.240,50", "GBP", english, /no amount/],
    ["", "GBP", english, /no amount/],
    ["£5", "GBP", english, /no amount/],
    ["1e3", "GBP", english, /no amount/],
    ["NaN", "GBP", english, /no amount/],
    ["٥", "GBP", english, /no amount/],
    ["5.", "GBP", english, /no amount/],
    [".5", "GBP", english, /no amount/],
  ])("refuses %j in %s", (text, currency, format, message) => {
    expect(parseAmount(text, currency, format)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  it("reads back what it prints, in every currency and format", () => {
    const currency = fc.constantFrom("GBP", "JPY", "KWD");
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, fc.constantFrom(english, german), (minor, code, format) => {
        expect(parseAmount(written(minor, currencyExponent(code), format.decimal), code, format)).toStrictEqual({
          ok: true,
          minor,
        });
      }),
    );
  });
});

describe("formatMoney", () => {
  it.each([
    [124050, "GBP", "£1,240.50"],
    [0, "GBP", "£0.00"],
    [-500, "GBP", "-£5.00"],
    [5, "USD", "US$0.05"],
    [1240, "JPY", "JP¥1,240"],
    [1234567, "KWD", "KWD 1,234.567"],
    [100, "HUF", "HUF 1.00"],
    [Number.MAX_SAFE_INTEGER, "GBP", "£90,071,992,547,409.91"],
  ])("%i in %s", (minor, currency, text) => {
    expect(formatMoney(minor, currency).replaceAll("\u00a0", " ")).toBe(text);
  });

  it("refuses fractions and unknown currencies", () => {
    expect(() => formatMoney(1.5, "GBP")).toThrow(/safe integer/);
    expect(() => formatMoney(1, "GBX")).toThrow(/ISO 4217/);
  });
});

function written(minor: number, exponent: number, decimal: string): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  return `${minor < 0 ? "-" : ""}${whole}${exponent ? decimal + digits.slice(-exponent) : ""}`;
}
