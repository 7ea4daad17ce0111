import { expect, test } from "vitest";
import { readAmount, readAs } from "./read-form.ts";

test("given an amount in major units, when it is read, then it is minor units of the currency", () => {
  expect(readAmount("120.50", "GBP")).toMatchObject({ minor: 12_050 });
  expect(readAmount(" £1,240.5 ", "GBP")).toMatchObject({ minor: 124_050 });
  expect(readAmount("R 99", "ZAR")).toMatchObject({ minor: 9_900 });
  expect(readAmount("$5", "USD")).toMatchObject({ minor: 500 });
  expect(readAmount("gbp 20.00", "GBP")).toMatchObject({ minor: 2_000 });
  expect(readAmount("20 GBP", "GBP")).toMatchObject({ minor: 2_000 });
});

test.each([
  ["", "Enter an amount"],
  ["12,5", "no amount like"],
  ["1.234", "more decimals than GBP"],
  ["0", "above zero"],
  ["-5", "above zero"],
  ["ten", "Enter an amount"],
  ["€50", 'in GBP, without "€"'],
  ["$50", 'in GBP, without "$"'],
  ["50 ZAR", 'in GBP, without "ZAR"'],
  ["ten 5", 'without "ten"'],
  ["50p", 'without "p"'],
  ["1.500", "two ways"],
  ["50 or 60", "no amount like"],
  ["1e3", "no amount like"],
  ["99999999999999999", "too large"],
  ["٥٠", "Enter an amount"],
])("given %j, when it is read as GBP, then it is refused with words", (text, words) => {
  const read = readAmount(text, "GBP");
  expect("wrong" in read && read.wrong).toContain(words);
});

test("given one wrong field, when a form is read, then its data is not asked for", () => {
  const read = readAs({ reason: "Say why.", note: null }, () => {
    throw new Error("asked");
  });
  expect(read).toEqual({ ok: false, errors: { reason: "Say why." } });
});
