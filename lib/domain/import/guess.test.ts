import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { guessDateFormat, guessDraft, guessNumberFormat } from "./guess.ts";

function guess(header: string, ...rows: string[]) {
  const cells = rows.map((row) => row.split(","));
  return guessDraft({ fileName: "Ledger 7 (May).csv", columns: header.split(","), rows: cells }).fields;
}

describe("a mapping guessed from a header", () => {
  it("of the invoices finds customer, debt, amount and days", () => {
    const [header = "", ...rows] = readFileSync("prisma/data/accounts-receivable.csv", "utf8")
      .split(/\r?\n/)
      .slice(0, 51);
    expect(guess(header, ...rows)).toEqual({
      "customer.reference": { column: "customerID" },
      "debt.reference": { column: "invoiceNumber" },
      "debt.amount": { column: "InvoiceAmount", number: { decimal: "." } },
      "debt.opened": { column: "InvoiceDate", date: "M/D/YYYY" },
      "debt.dueOn": { column: "DueDate", date: "M/D/YYYY" },
      "settlement.on": { column: "SettledDate", date: "M/D/YYYY" },
    });
  });

  it("reads names as people write them, and gives no column twice but the one that identifies", () => {
    const fields = guess(
      "id,full_name,Mobile Phone,E-Mail,Street address,DOB,Currency,Outstanding",
      'C1,Ada,+44,a@b.c,1 Road,1815-12-10,GBP,"1"',
    );
    expect(fields).toMatchObject({
      "customer.reference": { column: "id" },
      "debt.reference": { column: "id" },
      "customer.name": { column: "full_name" },
      "customer.phone": { column: "Mobile Phone" },
      "customer.email": { column: "E-Mail" },
      "customer.address": { column: "Street address" },
      "customer.birthDate": { column: "DOB", date: "YYYY-MM-DD" },
      "debt.currency": { column: "Currency" },
    });
    expect(fields).not.toHaveProperty(["debt.balance"]);
  });

  it("guesses nothing that its cells deny, and no half of a dispute", () => {
    expect(guess("Due date,Amount,Disputed", "soon,much,yes")).toEqual({});
    expect(guess("Disputed,Dispute date", "yes,2026-01-02")).toMatchObject({
      "dispute.when": { column: "Disputed" },
      "dispute.on": { column: "Dispute date", date: "YYYY-MM-DD" },
    });
  });

  it("takes the file's name for its source, and what the desk knows for portfolio and currency", () => {
    const seen = { fileName: "Ledger 7 (May).csv", columns: ["Amount"], rows: [["1"]] };
    const draft = guessDraft(seen, { portfolio: "uk-cards", currency: "GBP" });
    expect(draft.source).toBe("Ledger-7-May-");
    expect(draft.fields).toMatchObject({ portfolio: { constant: "uk-cards" }, "debt.currency": { constant: "GBP" } });
    expect(guessDraft({ ...seen, fileName: "списък.csv" }).source).toBe("file");
  });
});

describe("a date format", () => {
  it.each([
    [["2026-01-31"], "YYYY-MM-DD"],
    [["31/01/2026", "01/02/2026"], "DD/MM/YYYY"],
    [["01/31/2026", "02/01/2026"], "MM/DD/YYYY"],
    [["1/2/2013", "1/26/2013"], "M/D/YYYY"],
    [["31.12.2026"], "DD.MM.YYYY"],
    [["20261231"], "YYYYMMDD"],
    [["05/06/2026"], "DD/MM/YYYY"],
    [["soon"], undefined],
    [[], undefined],
  ])("of %j is %s", (cells, format) => expect(guessDateFormat(cells)).toBe(format));
});

describe("a number format", () => {
  it.each([
    [["12", "12.5", "-3"], { decimal: "." }],
    [["1,240.50", "12"], { decimal: ".", group: "," }],
    [["1.240,50", "12"], { decimal: ",", group: "." }],
    [["1240,50"], { decimal: "," }],
    [["1 240,50"], { decimal: ",", group: " " }],
    [["1'240.50"], { decimal: ".", group: "'" }],
    [["£12"], undefined],
  ])("of %j is %j", (cells, format) => expect(guessNumberFormat(cells)).toEqual(format));
});
