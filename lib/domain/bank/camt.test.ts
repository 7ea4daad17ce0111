import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineKeys, UnreadableBankFile } from "./bank-line.ts";
import { readCamt } from "./camt.ts";
import { sampleCamt } from "./sample-camt.ts";

const ruth = {
  amount: "55.00",
  ref: "B-1",
  text: "C-7K3M-Q9TX thank you",
  name: "R ACHTERBERG",
  iban: "NL91ABNA0417164300",
};

describe.each(["02", "04", "06", "08", "10", "13"])("camt.053.001.%s", (version) => {
  it("tells of a payment, who made it and what they wrote", () => {
    const [statement] = readCamt(
      sampleCamt({ version, opening: "100.00", closing: "155.00", entries: [{ ...ruth, endToEnd: "E-9" }] }),
    );
    expect(statement).toMatchObject({ account: "GB29NWBK60161331926819", currency: "GBP", entries: 1, balanced: true });
    expect(statement?.lines).toEqual([
      {
        at: "entry 1",
        account: "GB29NWBK60161331926819",
        bankId: "B-1",
        bookedOn: "2026-11-20",
        direction: "in",
        amountMinor: 5_500,
        currency: "GBP",
        returned: false,
        endToEndId: "E-9",
        texts: ["C-7K3M-Q9TX thank you", "E-9"],
        counterparty: "R ACHTERBERG",
        counterpartyAccount: "NL91ABNA0417164300",
      },
    ]);
  });

  it("takes a sum of many apart, and numbers them", () => {
    const details = [
      { amount: "10.00", text: "one" },
      { amount: "20.50", text: "two", ref: "OWN" },
    ];
    const [statement] = readCamt(sampleCamt({ version, entries: [{ amount: "30.50", ref: "SUM", details }] }));
    expect(statement?.lines.map(({ amountMinor, bankId, texts }) => [amountMinor, bankId, ...texts])).toEqual([
      [1_000, "SUM/1", "one"],
      [2_050, "OWN", "two"],
    ]);
  });

  it("leaves out what is not booked", () => {
    const entries = [ruth, { ...ruth, status: "PDNG" }, { ...ruth, status: "INFO" }];
    const [statement] = readCamt(sampleCamt({ version, opening: "0.00", closing: "55.00", entries }));
    expect(statement).toMatchObject({ entries: 1, leftOut: 2 });
  });

  it("says that a returned payment is one", () => {
    const entries = [{ ...ruth, credit: false, reversal: true }];
    const [statement] = readCamt(sampleCamt({ version, opening: "55.00", closing: "0.00", entries }));
    expect(statement?.lines[0]).toMatchObject({ direction: "out", returned: true, amountMinor: 5_500 });
  });
});

describe("what is not whole is refused, and says what is wrong", () => {
  const whole = sampleCamt({ opening: "100.00", closing: "155.00", entries: [ruth] });
  it.each([
    [
      "balances",
      sampleCamt({ opening: "100.00", closing: "160.00", entries: [ruth] }),
      /do not add up.*£155\.00.*£160\.00/,
    ],
    ["overdrawn", sampleCamt({ opening: "-10.00", closing: "-65.00", entries: [ruth] }), /do not add up/],
    ["two currencies", whole.replace('<Amt Ccy="GBP">55.00', '<Amt Ccy="EUR">55.00'), /Entry 1: it is in EUR/],
    ["half a file", whole.slice(0, whole.length / 2), /not whole XML/],
    ["nothing", "", /not XML|not whole/],
    ["text", "Date,Amount\n2026-11-20,1", /not XML|not whole/],
    ["another namespace", whole.replace("iso:std:iso:20022", "example:other"), /namespace is another/],
    ["no namespace", whole.replace(/ xmlns="[^"]*"/, ""), /namespace is another/],
    ["a notification", whole.replace("camt.053", "camt.054"), /camt\.054.*statements/],
    ["a report", whole.replace("camt.053", "camt.052"), /camt\.052/],
    ["an order", whole.replace("camt.053.001.02", "pain.001.001.03"), /pain\.001/],
    ["a document type", `<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>${whole}`, /DOCTYPE/],
    ["laughs", `<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>`, /DOCTYPE/],
    ["an entity of nobody", whole.replace("thank you", "&xxe;"), /entity that XML does not have/],
    ["no sum", whole.replace(">55.00<", "><"), /Entry 1: its amount/],
    ["half a penny", whole.replace(">55.00<", ">55.005<"), /Entry 1: its amount/],
    ["a sum below zero", whole.replace(">55.00<", ">-55.00<"), /Entry 1: its amount/],
    ["money of nowhere", whole.replaceAll("GBP", "GBX"), /no currency/],
    ["no direction", whole.replace("</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>", "</Amt><Sts>"), /credit or a debit/],
    ["no day", whole.replaceAll("<Dt>2026-11-20</Dt>", "<Dt>2026-02-30</Dt>"), /no booking day/],
    ["no account", whole.replace(/<Acct>.*<\/Acct>/, ""), /which account/],
    ["an endless text", whole.replace("thank you", "x".repeat(3_000)), /longer than 2000/],
    ["a tower", whole.replace("thank you", "<a>".repeat(500) + "</a>".repeat(500)), /shape/],
    ["names of JavaScript", whole.replace("thank you", "<__proto__>x</__proto__>"), /shape/],
  ])("%s", (_, text, message) => {
    expect(() => readCamt(text)).toThrow(message);
    expect(() => readCamt(text)).toThrow(UnreadableBankFile);
  });

  it("without balances to tell by, it says so", () => {
    expect(readCamt(sampleCamt({ entries: [ruth] }))[0]?.balanced).toBe(false);
  });

  it("reads what XML writes otherwise: prefixes, entities, comments", () => {
    const text = whole
      .replaceAll(/<(\/?)([A-Z])/g, "<$1ns:$2")
      .replace("xmlns=", "xmlns:ns=")
      .replace("thank you", "O&apos;Brien &#38; sons <!-- hidden -->&lt;3");
    expect(readCamt(text)[0]?.lines[0]?.texts).toEqual(["C-7K3M-Q9TX O'Brien & sons <3"]);
  });

  it("never fails otherwise, whatever is cut out of it or put into it", () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(60), fc.string({ maxLength: 30 }), (at, length, put) => {
        const broken = whole.slice(0, at) + put + whole.slice(at + length);
        try {
          for (const { lines } of readCamt(broken))
            for (const line of lines) expect(Number.isSafeInteger(line.amountMinor) && line.amountMinor > 0).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableBankFile);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a line is known again", () => {
  const keysOf = (text: string) => lineKeys(readCamt(text).flatMap(({ lines }) => lines));
  const other = { ...ruth, ref: "B-2", text: "another" };

  it("in a statement that overlaps, by the bank's id or by all that is said", () => {
    for (const one of [ruth, { ...ruth, ref: undefined }]) {
      const [key] = keysOf(sampleCamt({ entries: [one] }));
      expect(keysOf(sampleCamt({ version: "08", entries: [other, one] }))).toContain(key);
    }
  });

  it("two equal payments of a day are two, and stay the same two", () => {
    const twice = keysOf(
      sampleCamt({
        entries: [
          { ...ruth, ref: undefined },
          { ...ruth, ref: undefined },
        ],
      }),
    );
    expect(new Set(twice).size).toBe(2);
    expect(keysOf(sampleCamt({ entries: [other, { ...ruth, ref: undefined }, { ...ruth, ref: undefined }] }))).toEqual(
      expect.arrayContaining(twice),
    );
  });
});
