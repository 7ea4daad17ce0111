import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerAt, readBankCsv } from "./bank-csv.ts";
import { type BankCsvMapping, bankCsvMapping, guessMapping, lackingColumns } from "./csv-mapping.ts";

const records = (text: string) => text.split("\n").map((line, at) => ({ line: at + 1, cells: line.split(";") }));
const OURS = { account: { constant: "12345678" }, currency: { constant: "GBP" } };

/** Guesses, adds what no file says, and reads. */
function read(text: string, more: Partial<BankCsvMapping> = OURS) {
  const all = records(text);
  const at = headerAt(all);
  const header = (all[at]?.cells ?? []).map((cell) => cell.trim());
  const rows = all.slice(at + 1);
  const mapping = bankCsvMapping.parse({
    ...guessMapping(
      header,
      rows.map(({ cells }) => cells),
    ),
    ...more,
  });
  return { mapping, ...readBankCsv(header, rows, mapping) };
}

describe("a bank's CSV is understood", () => {
  it("with one signed amount", () => {
    const { lines } = read(
      "Date;Description;Amount;Balance\n20/11/2026;C-7K3M-Q9TX SMITH;55.00;155.00\n21/11/2026;FEE;-1,200.50;0",
    );
    expect(
      lines.map(({ at, bookedOn, direction, amountMinor, texts }) => [at, bookedOn, direction, amountMinor, texts]),
    ).toEqual([
      ["line 2", "2026-11-20", "in", 5_500, ["C-7K3M-Q9TX SMITH"]],
      ["line 3", "2026-11-21", "out", 120_050, ["FEE"]],
    ]);
  });

  it("with credits and debits, a name, an id and its own currency, after lines of no table", () => {
    const text =
      "Account statement;;;;;;\nFrom;01.11.2026;;;;;\nBooking date;Credit;Debit;Payer;Reference;Transaction ID;Currency\n20.11.2026;1.055,00;;R Achterberg;LC 77;T1;EUR\n20.11.2026;;-3,10;Bank;;T2;EUR";
    const { mapping, lines, wrong } = read(text, { account: OURS.account });
    expect(mapping).toMatchObject({
      date: "Booking date",
      dateFormat: "DD.MM.YYYY",
      number: { decimal: ",", group: "." },
      currency: { column: "Currency" },
    });
    expect(wrong).toEqual([]);
    expect(lines).toMatchObject([
      {
        direction: "in",
        amountMinor: 105_500,
        currency: "EUR",
        counterparty: "R Achterberg",
        bankId: "T1",
        texts: ["LC 77"],
      },
      { direction: "out", amountMinor: 310 },
    ]);
  });

  it("with a column that says which way", () => {
    const { lines } = read("Date;Type;Amount;Narrative\n2026-11-20;CR;5.00;a\n2026-11-20;DR;5.00;b");
    expect(lines.map(({ direction }) => direction)).toEqual(["in", "out"]);
  });
});

it("what cannot be read is left out with the line and why, and the others are read", () => {
  const text =
    "Date;Credit;Debit;Reference\n20/11/2026;5.00;;x\n31/11/2026;5.00;;x\n;5.00;;x\n20/11/2026;5.005;;x\n20/11/2026;5;5;x\n20/11/2026;5;;x;y\n20/11/2026;5;;" +
    "x".repeat(2_001) +
    "\n;;;\n20/11/2026;;;x";
  const mapping = bankCsvMapping.parse({
    date: "Date",
    dateFormat: "DD/MM/YYYY",
    number: { decimal: "." },
    credit: "Credit",
    debit: "Debit",
    texts: ["Reference"],
    ...OURS,
  });
  const [header, ...rows] = records(text);
  const { lines, wrong } = readBankCsv(header?.cells ?? [], rows, mapping);
  expect(lines).toHaveLength(1);
  expect(wrong.map(({ line, message }) => [line, message])).toEqual([
    [3, expect.stringMatching(/no day of the form/)],
    [4, expect.stringMatching(/no day/)],
    [5, expect.stringMatching(/more decimals/)],
    [6, expect.stringMatching(/a credit and a debit/)],
    [7, expect.stringMatching(/5 cells/)],
    [8, expect.stringMatching(/more than 2000/)],
  ]);
});

it("a mapping reads one amount or two columns, and columns that there are", () => {
  const mapping = { date: "D", dateFormat: "YYYY-MM-DD", number: { decimal: "." }, amount: "A", texts: ["T"], ...OURS };
  expect(bankCsvMapping.safeParse(mapping).success).toBe(true);
  expect(bankCsvMapping.safeParse({ ...mapping, credit: "C" }).success).toBe(false);
  expect(bankCsvMapping.safeParse({ ...mapping, amount: undefined }).success).toBe(false);
  expect(bankCsvMapping.safeParse({ ...mapping, currency: { constant: "GBX" } }).success).toBe(false);
  expect(lackingColumns(bankCsvMapping.parse(mapping), ["D", "A"])).toEqual(["T"]);
});

it("never throws, whatever the cells hold, and reads no sum but exact ones", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("", "20/11/2026", "5.00", "-5,00", "1e9", "NaN"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
      const all = rows.map((cells, at) => ({ line: at + 1, cells }));
      const header = (all[headerAt(all)]?.cells ?? []).map((one) => one.trim());
      guessMapping(header, rows);
      const mapping = bankCsvMapping.parse({
        date: "D",
        dateFormat: "DD/MM/YYYY",
        number: { decimal: "." },
        amount: "A",
        texts: ["T"],
        ...OURS,
      });
      const { lines } = readBankCsv(["D", "A", "T"], all, mapping);
      for (const { amountMinor } of lines) expect(Number.isSafeInteger(amountMinor) && amountMinor > 0).toBe(true);
    }),
  );
});
