import { describe, expect, it } from "vitest";
import { type Findable, type Term, termsOf } from "./terms.ts";
import { isMeant, readingsOf } from "./wanted.ts";

const ruth: Findable = {
  name: "Ruth Åchterberg-O’Neill",
  phone: "+44 (0)7700 900117",
  email: "Ruth.A@Customer.example",
  reference: "CUST-0042/a",
  debts: ["LC 7781", "LC 7782"],
};
const key = ({ part, text }: Term) => `${part}:${text}`;

/** What the index and the look in clear do together. */
function finds(text: string, found: Findable): boolean {
  const has = new Set(termsOf(found).map(key));
  const readings = readingsOf(text).filter(({ terms }) => terms.every((term) => has.has(key(term))));
  return readings.length > 0 && isMeant(readings, found);
}

describe("a case is found", () => {
  it.each([
    "ru",
    "RUTH achter",
    "achterberg, ruth",
    "A\u030achter",
    "o'neill",
    "oneill",
    "O NEILL",
    "achterberg o",
    "ruth a",
  ])("by name: %s", (text) => expect(finds(text, ruth)).toBe(true));
  it.each([
    "07700 900117",
    "+447700900117",
    "7700900117",
    "0044 7700-900117",
    "447700900117",
    "+44 (0) 7700 900 117",
    "0117",
  ])("by phone: %s", (text) => expect(finds(text, ruth)).toBe(true));
  it.each(["ruth.a@customer.EXAMPLE", "ruth.a@cus", "ruth.a", "rut", "RUTH.A@"])("by email: %s", (text) =>
    expect(finds(text, ruth)).toBe(true),
  );
  it.each(["cust-0042/A", "CUST 0042 a", "lc7782", "LC-7781"])("by reference: %s", (text) =>
    expect(finds(text, ruth)).toBe(true),
  );
  it.each([
    ["smith-jones", "Anna Smith-Jones"],
    ["smith jones", "Anna Smith-Jones"],
    ["smithjones", "Anna Smith-Jones"],
    ["Smith-Jones", "Anna Smith Jones"],
    ["o'brien", "Pat O Brien"],
    ["OBRIEN", "Pat O’Brien"],
    ["o brien", "Pat O'Brien"],
    ["o'br", "Pat OBrien"],
    ["strass", "Jo Straße"],
    ["STRASSE", "Jo Straße"],
    ["lodz", "Jan Łódź"],
    ["oster", "Kim Øster"],
    ["παπαδο", "Νίκος Παπαδόπουλος"],
    ["ΝΊΚΟΣ", "Νίκος Παπαδόπουλος"],
    ["王", "王小明"],
    ["bartholomewson", "Eve Bartholomewson"],
    ["j smith", "John Smith"],
  ])("%s finds %s", (text, name) => expect(finds(text, { ...ruth, name })).toBe(true));
});

describe("a case is not found", () => {
  it.each([
    "uth",
    "ruth ben",
    "r",
    " ",
    "@",
    "117",
    "900117",
    "0118",
    "07700 900118",
    "ruth.b@",
    "example",
    "cust004",
    "lc778",
    "'",
  ])("by %s", (text) => expect(finds(text, ruth)).toBe(false));
  it("by the number of another country that ends alike", () => {
    expect(finds("+1 212 555 0100", { ...ruth, phone: "+1 312 555 0100" })).toBe(false);
  });
  it("by what it does not have", () => {
    const bare: Findable = { name: "N", phone: null, email: null, reference: null, debts: [] };
    for (const text of ["07700 900117", "0117", "ruth@customer.example", "cust0042"])
      expect(finds(text, bare)).toBe(false);
  });
  it("by a longer word that begins like its name", () => {
    expect(finds("bartholomewsons", { ...ruth, name: "Eve Bartholomewson" })).toBe(false);
  });
});
