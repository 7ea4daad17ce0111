import { type Mapping, mappingSchema } from "./mapping.ts";
import { type ImportFact, readRow } from "./row.ts";
import type { RowError } from "./row-reader.ts";

export const mapping = mappingSchema.parse({
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

export const row = {
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

export function fact(cells: Record<string, string>, by: Mapping = mapping): ImportFact {
  const result = readRow(cells, by);
  if ("ok" in result && result.ok) return result.fact;
  throw new Error(JSON.stringify(result));
}

export function errors(cells: Record<string, string>): RowError[] {
  const result = readRow(cells, mapping);
  return "ok" in result && !result.ok ? result.errors : [];
}
