import { describe, expect, it } from "vitest";
import receivables from "./accounts-receivable.mapping.json" with { type: "json" };
import cards from "./credit-card-default.mapping.json" with { type: "json" };
import { type Mapping, mappingSchema } from "./mapping.ts";
import { EMPTY_DRAFT, faultsOf, fromMapping, type MappingDraft, toMapping } from "./mapping-draft.ts";

const everything: Mapping = {
  source: "ledger",
  asOf: "2026-01-31",
  where: [
    { column: "Type", op: "in", value: ["INV", "CRN"] },
    { column: "Owed", op: "greater", value: 0.5, number: { decimal: ",", group: "." } },
    { column: "Due", op: "less", value: "2026-01-01", date: "D/M/YYYY" },
    { column: "Paid", op: "absent" },
  ],
  portfolio: { column: "P", values: { a: "uk-cards" }, default: "us-receivables" },
  customer: { reference: { column: "C" }, name: { column: "N" }, birthDate: { column: "B", date: "DD.MM.YYYY" } },
  debt: { reference: { column: "D" }, amount: { column: "Owed" }, currency: { constant: "GBP" } },
  dispute: { when: { column: "Q", values: { Y: true } }, on: { earliest: [{ column: "Due" }, { column: "Paid" }] } },
  settlement: { on: { column: "Paid" }, when: { constant: true }, amount: { constant: "12.50" } },
};

describe("a mapping that is taken up to be changed", () => {
  it.each([
    ["with everything in it", everything],
    ["accounts-receivable", receivables as Mapping],
    ["credit-card-default", cards as Mapping],
  ])("comes back as it was: %s", (_, mapping) => {
    expect(toMapping(fromMapping(mapping))).toEqual(mapping);
    expect(mappingSchema.safeParse(toMapping(fromMapping(mapping))).success).toBe(true);
  });
});

describe("a mapping while it is typed", () => {
  it("has no empty parts", () => {
    expect(toMapping({ ...EMPTY_DRAFT, source: "a", fields: { "debt.amount": { column: "x" } } })).toEqual({
      source: "a",
      debt: { amount: { column: "x" } },
    });
  });

  it("leaves a number that is none as it is typed, for its fault to be said", () => {
    const where: MappingDraft["where"] = [{ column: "a", op: "greater", value: "-" }];
    expect(toMapping({ ...EMPTY_DRAFT, where })).toMatchObject({ where: [{ value: "-" }] });
    expect(faultsOf({ ...EMPTY_DRAFT, where }, ["a"])["where.0"]).toBe("Give a number.");
  });
});

describe("the faults of a mapping", () => {
  const whole: MappingDraft = fromMapping(cards as Mapping);
  const columns = ["ID", "PAY_0", "BILL_AMT1"];
  const withField = (path: keyof MappingDraft["fields"], operator: MappingDraft["fields"][typeof path]) =>
    faultsOf({ ...whole, fields: { ...whole.fields, [path]: operator } }, columns);

  it("are none when it is whole", () => {
    expect(faultsOf(whole, columns)).toEqual({});
  });

  it("name every required field that has nothing", () => {
    expect(Object.keys(faultsOf(EMPTY_DRAFT, columns)).sort()).toEqual([
      "customer.reference",
      "debt.amount",
      "debt.currency",
      "debt.reference",
      "portfolio",
      "source",
    ]);
  });

  it("name a column that the file lacks, in a field, in one of several days and in the filter", () => {
    expect(withField("customer.name", { column: "Name" })).toEqual({
      "customer.name": "The file has no column Name. Choose another.",
    });
    expect(withField("debt.dueOn", { earliest: [{ column: "ID" }, { column: "" }] })).toEqual({
      "debt.dueOn": "Choose a column.",
    });
    expect(Object.keys(faultsOf(whole, ["ID", "BILL_AMT1"]))).toEqual(["where.0"]);
  });

  it("name a constant without a value and a date format that is none", () => {
    expect(withField("debt.creditor", { constant: "" })).toHaveProperty(["debt.creditor"]);
    expect(withField("debt.dueOn", { column: "ID", date: "M/D" })).toHaveProperty(["debt.dueOn"]);
    expect(withField("debt.dueOn", { column: "ID", date: "M/D/YY" })).toEqual({});
  });

  it("ask for the other half of a dispute, and for the day of a settlement", () => {
    expect(withField("dispute.when", { column: "ID" })).toHaveProperty(["dispute.on"]);
    expect(withField("dispute.on", { column: "ID" })).toHaveProperty(["dispute.when"]);
    expect(withField("settlement.amount", { column: "ID" })).toHaveProperty(["settlement.on"]);
    expect(withField("settlement.on", { column: "ID" })).toEqual({});
  });
});
