import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errors, mapping, row } from "./given-row.ts";
import { readRow } from "./row.ts";

describe("what is wrong", () => {
  it.each<[string, Partial<typeof row>, string, RegExp]>([
    ["Due", { Due: "2/30/2013" }, "debt.dueOn", /"2\/30\/2013" is no day of the form M\/D\/YYYY/],
    ["Amount", { Amount: "5,005" }, "debt.amount", /more decimals than GBP \(2\)/],
    ["Amount", { Amount: "5,5", Currency: "JPY" }, "debt.amount", /more decimals than JPY \(0\)/],
    ["Amount", { Amount: "1,240.50" }, "debt.amount", /no amount like 1\.234,50/],
    ["Amount", { Amount: "0" }, "debt.amount", /not more than nothing/],
    ["Amount", { Amount: "-5" }, "debt.amount", /not more than nothing/],
    ["Amount", { Amount: "10.000.000.000,01" }, "debt.amount", /more than a debt can be/],
    ["Amount", { Amount: "" }, "debt.amount", /required but empty/],
    ["Balance", { Balance: "-1" }, "debt.balance", /less than nothing/],
    ["Currency", { Currency: "GBX" }, "debt.currency", /"GBX" is no ISO 4217 currency/],
    ["Currency", { Currency: "" }, "debt.currency", /required/],
    ["Customer", { Customer: " " }, "customer.reference", /required/],
    ["Customer", { Customer: "C\u00001" }, "customer.reference", /control character/],
    ["Customer", { Customer: "C\u202e1" }, "customer.reference", /invisible/],
    ["Invoice", { Invoice: "\ud800" }, "debt.reference", /broken text/],
    ["Invoice", { Invoice: "9".repeat(101) }, "debt.reference", /longer than 100/],
    ["Name", { Name: "A\u0007" }, "customer.name", /"A\\u0007" has a line break or control character/],
    ["Name", { Name: "A\udfff" }, "customer.name", /broken text/],
    ["Email", { Email: "zoe at example.com" }, "customer.email", /no email address/],
    ["Email", { Email: "zoe@example" }, "customer.email", /no email address/],
    ["Phone", { Phone: "call me" }, "customer.phone", /no phone number/],
    ["Zone", { Zone: "europe/london" }, "customer.timeZone", /no IANA time zone/],
    ["Country", { Country: "FR" }, "customer.country", /"FR" is none of "UK", "ZZ"/],
    ["Country", { Country: "ZZ" }, "customer.country", /no ISO country code/],
    ["Born", { Born: "1.7.2013" }, "customer.birthDate", /in the future/],
    ["Born", { Born: "31.4.1980" }, "customer.birthDate", /no day of the form D\.M\.YYYY/],
    [
      "Paid",
      { Paid: "1/1/2013", Disputed: "" },
      "settlement.on",
      /before the day on which the debt was opened, 2013-01-02/,
    ],
    ["Disputed", { Disputed: "perhaps" }, "dispute.when", /"perhaps" is none of/],
  ])("%s", (column, change, field, message) => {
    expect(errors({ ...row, ...change })).toEqual([{ column, field, message: expect.stringMatching(message) }]);
  });

  it("names no column where several count", () => {
    expect(errors({ ...row, Due: "" })).toEqual([
      { field: "dispute.on", message: expect.stringMatching(/required but empty/) },
    ]);
  });

  it("tells everything at once", () => {
    const wrong = { ...row, Customer: "", Amount: "x", Zone: "Mars/Base", Due: "x" };
    expect(errors(wrong).map((error) => error.field)).toEqual([
      "customer.reference",
      "customer.timeZone",
      "debt.dueOn",
      "debt.amount",
    ]);
  });

  it("says that a column is missing", () => {
    const { Amount: _, ...rest } = row;
    expect(errors(rest)).toEqual([
      { column: "Amount", field: "debt.amount", message: expect.stringMatching(/no column "Amount"/) },
    ]);
  });

  it("never throws and never answers with broken messages, whatever the cells hold", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom("", "1/2/2013", "5,00", "GBP", "\ud800", "constructor", "__proto__"),
    );
    fc.assert(
      fc.property(fc.record(Object.fromEntries(Object.keys(row).map((column) => [column, cell]))), (cells) => {
        const result = readRow({ ...row, ...cells }, mapping);
        if ("ok" in result && !result.ok) {
          expect(result.errors.length).toBeGreaterThan(0);
          for (const { message } of result.errors)
            expect(message.isWellFormed() && !/\p{Cc}/u.test(message)).toBe(true);
        }
      }),
    );
  });
});
