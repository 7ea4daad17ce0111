import { describe, expect, it } from "vitest";
import { chooseWords, languageOf } from "./choose-words.ts";
import { templateContent } from "./content.ts";
import { differencesBetween } from "./differences.ts";
import { aTemplate, saying } from "./given-template.ts";
import { checkInputs, inputValue } from "./inputs.ts";
import type { InputField } from "./template.ts";
import { whyNotPublish, whyNotRetire, whyNotWriteTemplates } from "./who-may.ts";

const words = { subject: "S", body: "B" };
const wish = { language: null, portfolioLanguage: "en", adjustments: [] } as const;

describe("the choice of words", () => {
  const version = aTemplate({
    texts: { en: { standard: words, "plain-language": words }, af: { standard: words } },
  });

  it("is the customer's language, else the portfolio's, else English", () => {
    expect(chooseWords(version, { ...wish, language: "af-ZA" })).toEqual({ language: "af", variant: "standard" });
    expect(chooseWords(version, { ...wish, language: "es", portfolioLanguage: "af" })?.language).toBe("af");
    expect(chooseWords(version, { ...wish, language: "xh", portfolioLanguage: "es" })?.language).toBe("en");
    expect(chooseWords({ ...version, texts: {} }, wish)).toBeNull();
  });

  it("is the variant that an adjustment asks for, in the same language", () => {
    const plain = { ...wish, adjustments: ["plain-language"] as const };
    expect(chooseWords(version, plain)).toEqual({ language: "en", variant: "plain-language" });
    expect(chooseWords(version, { ...plain, language: "af" })).toEqual({ language: "af", variant: "plain-language" });
    const large = { ...wish, adjustments: ["plain-language", "large-print"] as const };
    expect(chooseWords(version, large)?.variant).toBe("large-print");
    expect(chooseWords({ ...version, channel: "sms" }, large)?.variant).toBe("plain-language");
  });

  it("reads a language by its base", () => {
    expect([languageOf("EN-us"), languageOf("constructor"), languageOf(null)]).toEqual(["en", null, null]);
  });
});

describe("inputs", () => {
  const field = (type: InputField["type"], change: Partial<InputField> = {}): InputField => ({
    id: "it",
    label: "It",
    type,
    maxLength: 20,
    required: true,
    ...change,
  });
  const why = (input: InputField, typed: string) => checkInputs({ inputs: [input] }, { it: typed }, "GBP")[0]?.message;

  it.each([
    ["line", "Thank you", undefined],
    ["line", "", "is needed"],
    ["line", "two\nlines", "must be one line"],
    ["text", "two\nlines", undefined],
    ["line", "a".repeat(21), "must be at most 20 characters"],
    ["line", "see http://x", "must hold no link"],
    ["text", "see evil.com", "reads as a link: put a space after the full stop"],
    ["line", "a\u202eb", "holds a mark that turns the direction of reading"],
    ["money", "1,240.50", undefined],
    ["money", "-5", "must be an amount such as 120.50"],
    ["money", "ten", "must be an amount such as 120.50"],
    ["day", "2026-02-28", undefined],
    ["day", "2026-02-30", "must be a day such as 2026-11-27"],
  ] as const)("%s %j: %s", (type, typed, expected) => expect(why(field(type), typed)).toBe(expected));

  it("may be empty where they are not required, and unknown ones are refused", () => {
    expect(why(field("line", { required: false }), " ")).toBeUndefined();
    expect(checkInputs({ inputs: [] }, { other: "x" }, "GBP")).toEqual([
      { path: "inputs.other", message: "is not asked for by this template" },
    ]);
  });

  it("are values of their kind", () => {
    expect(inputValue(field("money"), "55", "JPY")).toEqual({ amountMinor: 55, currency: "JPY" });
    expect(inputValue(field("day"), "2026-12-04", "GBP")).toEqual({ day: "2026-12-04" });
    expect(inputValue(field("line"), "a\r\nb", "GBP")).toBe("a b");
    expect(inputValue(field("text"), "a\r\nb", "GBP")).toBe("a\nb");
    expect(inputValue(field("line"), "  ", "GBP")).toBeNull();
  });
});

describe("two versions", () => {
  it("that say the same have the same content, in whichever order it is written", () => {
    const { texts, ...rest } = aTemplate();
    expect(templateContent({ texts, ...rest })).toBe(templateContent(aTemplate()));
    expect(differencesBetween(aTemplate(), aTemplate())).toEqual([]);
  });

  it("differ in words, and word by word", () => {
    const [body] = differencesBetween(saying("You owe us money."), saying("You owe Larkfield money."));
    expect(body).toEqual({
      what: "English, standard: one word added, one word taken away",
      words: [
        { is: "kept", text: "You owe " },
        { is: "gone", text: "us" },
        { is: "added", text: "Larkfield" },
        { is: "kept", text: " money." },
      ],
    });
  });

  it("differ in purposes, portfolios, inputs and whole texts", () => {
    const input = { id: "note", label: "Note", type: "line", maxLength: 80, required: false } as const;
    const newer = aTemplate({
      purposes: ["collection"],
      portfolios: ["uk-cards"],
      inputs: [input],
      texts: { es: { standard: words } },
    });
    expect(differencesBetween(aTemplate(), newer).map(({ what }) => what)).toEqual([
      "Purposes: collection added",
      "Purposes: reminder taken away",
      "Portfolios: uk-cards added",
      "Portfolios: all taken away",
      "Inputs: Note (line, 80, may be empty) added",
      "English, standard: the text is gone",
      "Spanish, standard: a new text",
    ]);
  });
});

describe("who may", () => {
  const person = (role: "lead" | "compliance" | "agent", id: string = role) =>
    ({ kind: "user", id, role, teams: [], portfolios: [] }) as const;

  it("writes: compliance and leads, no key", () => {
    expect(whyNotWriteTemplates(person("lead"))).toBeNull();
    expect(whyNotWriteTemplates(person("agent"))).toContain("Only compliance");
    expect(whyNotWriteTemplates({ kind: "api", id: "k", scopes: ["admin", "write"] })).not.toBeNull();
  });

  it("publishes: somebody else, and one of the two works in compliance", () => {
    expect(whyNotPublish(person("compliance"), { id: "lena", role: "lead" })).toBeNull();
    expect(whyNotPublish(person("compliance"), { id: "compliance", role: "compliance" })).toContain("Somebody else");
    expect(whyNotPublish(person("lead"), { id: "cara", role: "compliance" })).toBeNull();
    expect(whyNotPublish(person("lead"), { id: "mo", role: "lead" })).toContain("Compliance publishes");
    expect(whyNotPublish(person("agent"), { id: "cara", role: "compliance" })).not.toBeNull();
  });

  it("retires: compliance", () => {
    expect([whyNotRetire(person("compliance")), whyNotRetire(person("lead"))]).toEqual([
      null,
      "Only compliance does this.",
    ]);
  });
});
