import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Mapping, mappingSchema } from "./mapping.ts";
import { type ImportFact, readRow } from "./row.ts";
import type { RowError } from "./row-reader.ts";

const mapping = mappingSchema.parse({
  source: "ledger-7",
  asOf: "2013-06-30",
  where: [{ column: "Type", op: "not-equals", value: "CN" }],
  portfolio: { column: "Book", values: { A: "early-arrears" }, default: "late-stage" },
  customer: {
    reference: { column: "Customer" },
    name: { column: "Name" },
    phone: { column: "Phone" },
    email: { column: "Email" },
    address: { column: "Address" },
    country: { column: "Country", values: { UK: "GB", ZZ: "ZZ" } },
    timeZone: { column: "Zone" },
    birthDate: { column: "Born", date: "D.M.YYYY" },
  },
  debt: {
    reference: { column: "Invoice" },
    creditor: { column: "Creditor" },
    opened: { column: "Opened", date: "M/D/YYYY" },
    dueOn: { column: "Due", date: "M/D/YYYY" },
    amount: { column: "Amount", number: { decimal: ",", group: "." } },
    balance: { column: "Balance", number: { decimal: ",", group: "." } },
    currency: { column: "Currency" },
  },
  dispute: {
    when: { column: "Disputed" },
    on: {
      earliest: [
        { column: "Due", date: "M/D/YYYY" },
        { column: "Paid", date: "M/D/YYYY" },
      ],
    },
  },
  settlement: { on: { column: "Paid", date: "M/D/YYYY" } },
});

const row = {
  Type: "INV",
  Book: "A",
  Customer: "C1",
  Name: "Zoë Ndlovu 🌻",
  Phone: "+44 20 7946 0000",
  Email: "zoe@example.com",
  Address: "1 High Street\nLeeds",
  Country: "UK",
  Zone: "Europe/London",
  Born: "29.2.1980",
  Invoice: "0001",
  Creditor: "Acme",
  Opened: "1/2/2013",
  Due: "2/1/2013",
  Amount: "1.240,50",
  Balance: "",
  Currency: "GBP",
  Disputed: "Yes",
  Paid: "",
};

describe("readRow", () => {
  it("reads every field", () => {
    expect(fact(row)).toStrictEqual({
      source: "ledger-7",
      rowKey: '["C1","0001"]',
      portfolio: "early-arrears",
      customer: {
        reference: "C1",
        name: "Zoë Ndlovu 🌻",
        phone: "+44 20 7946 0000",
        email: "zoe@example.com",
        address: "1 High Street\nLeeds",
        country: "GB",
        timeZone: "Europe/London",
        birthDate: "1980-02-29",
      },
      debt: {
        reference: "0001",
        creditor: "Acme",
        opened: "2013-01-02",
        dueOn: "2013-02-01",
        amountMinor: 124050,
        balanceMinor: 124050,
        currency: "GBP",
      },
      disputedOn: "2013-02-01",
      settlement: null,
      withheld: [],
    });
  });

  it("leaves out what is empty and may be", () => {
    const empty = {
      Name: " ",
      Phone: "",
      Email: "",
      Address: "",
      Country: "",
      Zone: "",
      Born: "",
      Creditor: "",
      Opened: "",
      Due: "",
      Disputed: "",
    };
    const read = fact({ ...row, ...empty });
    expect(read.customer).toStrictEqual({ reference: "C1" });
    expect(read.debt).toStrictEqual({
      reference: "0001",
      opened: null,
      dueOn: null,
      amountMinor: 124050,
      balanceMinor: 124050,
      currency: "GBP",
    });
    expect(read.disputedOn).toBeNull();
  });

  it("takes the settlement's amount from the balance", () => {
    expect(fact({ ...row, Balance: "40,00", Paid: "3/1/2013" })).toMatchObject({
      debt: { amountMinor: 124050, balanceMinor: 4000 },
      settlement: { on: "2013-03-01", amountMinor: 4000 },
      disputedOn: "2013-02-01",
    });
    expect(fact({ ...row, Paid: "1/20/2013" })).toMatchObject({
      disputedOn: "2013-01-20",
      settlement: { on: "2013-01-20" },
    });
  });

  it("reads words for yes and no, and the value map's default", () => {
    expect(fact({ ...row, Disputed: "TRUE" }).disputedOn).not.toBeNull();
    expect(fact({ ...row, Disputed: "n" }).disputedOn).toBeNull();
    expect(fact({ ...row, Book: "" }).portfolio).toBe("late-stage");
    expect(fact({ ...row, Book: "constructor" }).portfolio).toBe("late-stage");
  });
});

describe("what is left out", () => {
  it("by the filter, without looking further", () => {
    expect(readRow({ ...row, Type: "CN", Amount: "?" }, mapping)).toEqual({ skipped: "filtered" });
  });

  it("because nobody knew it on the as-of day", () => {
    expect(readRow({ ...row, Opened: "7/1/2013", Amount: "?" }, mapping)).toEqual({ skipped: "withheld" });
    expect(fact({ ...row, Opened: "6/30/2013", Due: "7/1/2013", Paid: "7/1/2013" })).toMatchObject({
      disputedOn: null,
      settlement: null,
      withheld: ["dispute", "settlement"],
    });
  });

  it.each([
    [{ column: "N", op: "equals", value: "5" }, true],
    [{ column: "N", op: "in", value: ["4", "5"] }, true],
    [{ column: "N", op: "greater", value: 4.5 }, true],
    [{ column: "N", op: "less", value: 5 }, false],
    [{ column: "N", op: "present" }, true],
    [{ column: "N", op: "absent" }, false],
    [{ column: "Empty", op: "absent" }, true],
    [{ column: "Empty", op: "less", value: 5 }, false],
    [{ column: "Big", op: "greater", value: 1000, number: { decimal: ",", group: "." } }, true],
    [{ column: "Day", op: "less", value: "2013-01-03", date: "M/D/YYYY" }, true],
    [{ column: "Day", op: "greater", value: "2013-01-02", date: "M/D/YYYY" }, false],
  ])("%j holds: %s", (condition, holds) => {
    const filtered = mappingSchema.parse({ ...mapping, where: [condition] });
    const result = readRow({ ...row, N: "5", Empty: "", Big: "1.240,50", Day: "1/2/2013" }, filtered);
    expect("ok" in result).toBe(holds);
  });

  it("complains about a cell that cannot be compared", () => {
    const filtered = mappingSchema.parse({ ...mapping, where: [{ column: "Name", op: "less", value: 5 }] });
    expect(readRow(row, filtered)).toMatchObject({
      ok: false,
      errors: [{ column: "Name", field: "where", message: expect.stringMatching(/no number/) }],
    });
  });
});

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

function fact(cells: Record<string, string>, by: Mapping = mapping): ImportFact {
  const result = readRow(cells, by);
  if ("ok" in result && result.ok) return result.fact;
  throw new Error(JSON.stringify(result));
}

function errors(cells: Record<string, string>): RowError[] {
  const result = readRow(cells, mapping);
  return "ok" in result && !result.ok ? result.errors : [];
}
