import { describe, expect, it } from "vitest";
import receivables from "./accounts-receivable.mapping.json" with { type: "json" };
import { asOfAtLatest, mappingSchema, missingColumns } from "./mapping.ts";

const least = {
  source: "ledger-7",
  portfolio: { constant: "early-arrears" },
  customer: { reference: { column: "Customer" } },
  debt: { reference: { column: "Invoice" }, amount: { column: "Amount" }, currency: { constant: "GBP" } },
};

it("accepts the mapping of the real file, unchanged", () => {
  expect(mappingSchema.parse(receivables)).toEqual(receivables);
});

it("accepts every operator", () => {
  const mapping = {
    ...least,
    asOf: "2013-06-30",
    where: [
      { column: "Type", op: "in", value: ["INV", "DN"] },
      { column: "Total", op: "greater", value: 0, number: { decimal: ",", group: "." } },
      { column: "Date", op: "less", value: "2013-01-01", date: "D.M.YYYY" },
      { column: "Cancelled", op: "absent" },
    ],
    portfolio: { column: "Country", values: { "44": "uk-cards" }, default: "za-retail" },
    dispute: {
      when: { column: "Disputed", values: { Yes: true }, default: false },
      on: { earliest: [{ column: "A" }, { constant: "2013-01-01" }] },
    },
    settlement: {
      when: { constant: true },
      on: { column: "Paid", date: "YYYYMMDD" },
      amount: { column: "PaidAmount", default: "1.00" },
    },
  };
  expect(mappingSchema.parse(mapping)).toEqual(mapping);
});

describe("says where a mapping is wrong", () => {
  it.each([
    ["an unknown member", { ...least, extra: 1 }, ""],
    ["a required field without operator", { ...least, portfolio: undefined }, "portfolio"],
    ["a misspelt operator", { ...least, portfolio: { colum: "X" } }, "portfolio"],
    ["two operators", { ...least, portfolio: { column: "X", constant: "y" } }, "portfolio"],
    ["an as-of day that does not exist", { ...least, asOf: "2013-02-30" }, "asOf"],
    [
      "a date format without a year",
      { ...least, debt: { ...least.debt, opened: { column: "D", date: "M/D" } } },
      "debt.opened.date",
    ],
    [
      "equal marks",
      { ...least, debt: { ...least.debt, amount: { column: "A", number: { decimal: ",", group: "," } } } },
      "debt.amount.number",
    ],
    [
      "a flag with text values",
      { ...least, dispute: { when: { column: "D", values: { Yes: "yes" } }, on: { column: "O" } } },
      "dispute.when",
    ],
    ["a dispute without a day", { ...least, dispute: { when: { column: "D" } } }, "dispute.on"],
    ["an unknown condition", { ...least, where: [{ column: "X", op: "like", value: "a" }] }, "where.0.op"],
    ["a comparison with text", { ...least, where: [{ column: "X", op: "less", value: "a" }] }, "where.0.value"],
    ["a source with a space", { ...least, source: "ledger 7" }, "source"],
  ])("%s", (_, mapping, path) => {
    const { error } = mappingSchema.safeParse(mapping);
    expect(error?.issues.map((issue) => issue.path.join("."))).toContain(path);
  });
});

it.each([
  ["NUL in a column's name", { portfolio: { column: "a\0" } }, ["portfolio", "column"]],
  ["half a surrogate pair in a default", { portfolio: { column: "a", default: "x\ud800" } }, ["portfolio", "default"]],
  ["NUL in a value that is mapped", { portfolio: { column: "a", values: { "b\0": "uk" } } }, ["portfolio", "values"]],
  ["half a pair in a filter", { where: [{ column: "a", op: "equals", value: "\udc00" }] }, ["where", "0", "value"]],
])("takes no text that could not be kept: %s", (_, changes, path) => {
  const { error } = mappingSchema.safeParse({ ...least, ...changes });
  expect(error?.issues).toMatchObject([{ path, message: "must be well-formed text without NUL" }]);
});

it("names the columns that the file does not have, once", () => {
  const mapping = mappingSchema.parse({
    ...least,
    where: [
      { column: "Type", op: "present" },
      { column: "Type", op: "equals", value: "x" },
    ],
  });
  expect(missingColumns(mapping, ["Customer", "Amount"])).toEqual(["Type", "Invoice"]);
  expect(missingColumns(mapping, ["Customer", "Amount", "Type", "Invoice", "More"])).toEqual([]);
});

it("never reaches into the future", () => {
  const mapping = mappingSchema.parse(least);
  expect(asOfAtLatest(mapping, "2026-11-22").asOf).toBe("2026-11-22");
  expect(asOfAtLatest({ ...mapping, asOf: "2013-06-30" }, "2026-11-22").asOf).toBe("2013-06-30");
  expect(asOfAtLatest({ ...mapping, asOf: "2027-01-01" }, "2026-11-22").asOf).toBe("2026-11-22");
});
