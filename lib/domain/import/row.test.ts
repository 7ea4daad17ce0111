import { describe, expect, it } from "vitest";
import { fact, mapping, row } from "./given-row.ts";
import { mappingSchema } from "./mapping.ts";
import { readRow } from "./row.ts";

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
