import { describe, expect, it } from "vitest";
import { MOST_LINES } from "../../domain/bank/bank-line.ts";
import { sampleCamt } from "../../domain/bank/sample-camt.ts";
import { lookAtBankFile } from "./read-file.ts";

const statement = sampleCamt({ entries: [{ amount: "5.00", text: "Zoë" }] });
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
const textsOf = async (bytes: Uint8Array) =>
  (await lookAtBankFile(bytes, undefined)).lines.map(({ texts }) => texts[0]);

describe("XML in the encoding that it says", () => {
  it.each([
    ["UTF-8", Buffer.from(statement)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${statement}`)],
    ["without a declaration", Buffer.from(statement.replace(/<\?xml.*\?>\n/, ""))],
    ["UTF-16", utf16(statement.replace("UTF-8", "UTF-16"))],
    ["UTF-16, big end first", utf16(statement.replace("UTF-8", "UTF-16")).swap16()],
    ["Latin-1", Buffer.from(statement.replace("UTF-8", "ISO-8859-1"), "latin1")],
  ])("%s", async (_, bytes) => expect(await textsOf(bytes)).toEqual(["Zoë"]));

  it.each([
    ["bytes of another", Buffer.from(statement, "latin1"), /not written in UTF-8/],
    ["an encoding of nobody", Buffer.from(statement.replace("UTF-8", "EBCDIC-37")), /encoding that is not read/],
    ["a NUL", Buffer.from(statement.replace("Zoë", "Zo\0")), /not written in UTF-8/],
  ])("%s is refused", async (_, bytes, message) => {
    await expect(lookAtBankFile(bytes, undefined)).rejects.toThrow(message);
  });
});

it("a file of too many payments is refused whole", async () => {
  const mapping = {
    date: "Date",
    dateFormat: "YYYY-MM-DD",
    number: { decimal: "." },
    amount: "Amount",
    texts: [],
    account: { constant: "1234" },
    currency: { constant: "GBP" },
  };
  const csv = `Date,Amount\n${"2026-11-20,1.00\n".repeat(MOST_LINES + 1)}`;
  await expect(lookAtBankFile(Buffer.from(csv), mapping)).rejects.toThrow(/more than 20000; send it in parts/);
});

it("a cell without an end is refused, with its line", async () => {
  await expect(lookAtBankFile(Buffer.from(`Date,Amount\n2026-11-20,"1`), undefined)).rejects.toThrow(
    /Line \d+ opens a quote/,
  );
});
