import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTemplate, checkUnder } from "./check.ts";
import { aTemplate, BODY, saying } from "./given-template.ts";
import { MANDATORY_PARTS } from "./mandatory-parts.ts";
import { missingParts, partsFor } from "./parts.ts";
import type { TemplateContent } from "./template.ts";

const hosts = ["larkfield.example"];
const rules = (content: TemplateContent) => checkTemplate(content, "uk", hosts).map(({ rule }) => rule);
/** What is wrong besides the parts that so short a text lacks. */
const wrong = (body: string, change: Partial<TemplateContent> = {}) =>
  rules(saying(body, change)).filter((rule) => !rule.startsWith("template."));

describe("a template", () => {
  it("that has all it needs may be published under every law", () => {
    expect(checkUnder(aTemplate(), ["uk", "us", "za"], hosts)).toEqual([]);
  });

  it.each([
    ["{{customer.nmae}}", ["field"]],
    ["{{constructor}} {{__proto__.x}} {{.}}", ["field", "field", "field"]],
    ["{{{customer.name}}}", ["tag"]],
    ["{{&customer.name}}", ["tag"]],
    ["{{>other}}", ["tag"]],
    ["{{=<% %>=}}", ["tag"]],
    ["{{! a word to colleagues }}", ["tag"]],
    ["{{#promise.day}}by {{>other}}{{/promise.day}}", ["tag"]],
    ["{{#promise.day}}by", ["markup"]],
    ["{{customer.name", ["markup"]],
    ["{{#promise.day}}{{/promise.day}}", ["condition"]],
    ["{{#inputs.note}}{{inputs.note}}{{/inputs.note}}", ["field", "field"]],
    ["", ["empty"]],
    ["a\u0000b", ["characters"]],
    ["a\tb", ["characters"]],
    ["pay \u202egnp.exe", ["characters"]],
    ["lark\u200bfield", ["characters"]],
    ["half \ud83d", ["characters"]],
    ["https://larkfield.example/help", []],
    ["Visit https://pay.larkfield.example.", []],
    ["larkfield.example or stepchange.org", []],
    ["help@larkfield.example", []],
    ["Amounts such as 1.240,50 at 9:30 a.m. e.g. now; file: none.", []],
    ["http://larkfield.example", ["link"]],
    ["https://evil.example/larkfield.example", ["link"]],
    ["https://larkfield.example.evil.example", ["link"]],
    ["https://evillarkfield.example", ["link"]],
    ["https://larkfield.example@evil.example", ["link"]],
    ["https://larkfield.example:8443/", ["link"]],
    ["https://lаrkfield.example", ["link"]],
    ["https://xn--lrkfield-9fg.example", ["link"]],
    ["lаrkfield.example", ["link"]],
    ["//evil.com", ["link"]],
    ["-https://evil.com", ["link"]],
    ["write to pay@evil.com", ["link"]],
    ["javascript:alert(1)", ["link"]],
    ["https://{{customer.name}}.larkfield.example", ["link", "link"]],
    ["{{customer.name}}.larkfield.example", ["link"]],
    ["https://larkfield.example/?a={{case.reference}}", ["link"]],
    ["x{{links.preferences}}", ["link"]],
    ["{{links.preferences}}/more", ["link", "link"]],
    ["See {{links.preferences}}.", []],
  ])("%j: %j", (body, expected) => expect(wrong(body)).toEqual(expected));

  it("has a subject where its channel has one, on one line", () => {
    const subject = (subject: string | undefined, channel: TemplateContent["channel"] = "email") =>
      rules(aTemplate({ channel, texts: { en: { standard: { subject, body: BODY } } } }));
    expect(subject(undefined)).toEqual(["subject"]);
    expect(subject("a\r\nBcc: everyone@evil.example")).toContain("subject");
    expect(subject("a".repeat(151))).toEqual(["subject"]);
    expect(subject("Hello", "sms")).toContain("subject");
    expect(subject(undefined, "letter")).toEqual([]);
  });

  it("is written in English at least, and has a standard text in every language", () => {
    const standard = { subject: "S", body: BODY };
    expect(rules(aTemplate({ texts: { es: { standard } } }))).toEqual(["no-english"]);
    expect(rules(aTemplate({ texts: { en: { standard }, es: { "plain-language": standard } } }))).toEqual([
      "no-standard",
    ]);
    expect(rules(aTemplate({ purposes: [] }))).toEqual(["no-purpose"]);
  });

  it("fits its channel with its fields filled in", () => {
    const sms = (body: string) => rules(aTemplate({ channel: "sms", texts: { en: { standard: { body } } } }));
    expect(sms("a".repeat(918))).not.toContain("too-long");
    expect(sms("a".repeat(919))).toContain("too-long");
    expect(sms(`${"a".repeat(910)}{{our.name}}`)).toContain("too-long");
  });

  it("never makes the check throw, whatever is typed", () => {
    const words = fc.array(
      fc.constantFrom(
        "{{",
        "}}",
        "{",
        "#",
        "/",
        "^",
        "=",
        "customer.name",
        "promise.day",
        " ",
        "\n",
        "https://",
        "a.b",
        "&",
        "x",
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (parts) => void checkTemplate(saying(parts.join("")), "us", hosts)),
      { numRuns: 500 },
    );
  });

  it("is checked quickly, however long and strange it is", () => {
    const started = process.cpuUsage();
    for (const body of [
      "a-".repeat(7_000),
      "a.".repeat(7_000),
      "a".repeat(14_000),
      "@a.".repeat(4_000),
      "https:".repeat(2_000),
    ])
      wrong(body);
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_500);
  });
});

describe("mandatory parts", () => {
  const lacking = (
    body: string,
    purpose: Parameters<typeof missingParts>[2],
    pack: "uk" | "us" | "za",
    channel: TemplateContent["channel"] = "email",
  ) => missingParts(saying(body, { channel }), pack, purpose).map(({ part }) => part.id);

  it("are asked for by law, channel and purpose", () => {
    expect(lacking("Hello", "collection", "uk")).toEqual(["opt-out", "identity", "check", "debt-advice"]);
    expect(lacking("Hello", "reminder", "uk", "sms")).toEqual(["opt-out", "identity", "check"]);
    expect(lacking("Hello", "statutory-notice", "us", "letter")).toEqual([
      "identity",
      "check",
      "debt-collector",
      "dispute-rights",
    ]);
    expect(lacking("Hello", "statutory-notice", "za", "letter")).toEqual([
      "identity",
      "check",
      "registered-collector",
      "default-rights",
    ]);
  });

  it("do not count inside a condition, and half of one is none", () => {
    expect(lacking("{{#promise.day}}{{notice.opt-out}}{{/promise.day}}", "reminder", "uk", "sms")).toContain("opt-out");
    expect(lacking("{{our.name}}", "reminder", "uk", "sms")).toContain("identity");
    expect(lacking("{{our.name}} for {{creditor.name}}", "reminder", "uk", "sms")).not.toContain("identity");
  });

  it("are looked for in the chosen text, or in all", () => {
    const texts = { en: { standard: { subject: "S", body: BODY }, "plain-language": { subject: "S", body: "Hello" } } };
    const ids = (variant?: "standard" | "plain-language") =>
      missingParts(aTemplate({ texts }), "uk", "reminder", variant && { language: "en", variant }).map(
        ({ part }) => part.id,
      );
    expect([ids("standard"), ids("plain-language"), ids()]).toEqual([
      [],
      ["opt-out", "identity", "check"],
      ["opt-out", "identity", "check"],
    ]);
  });

  it("each name the law and can be put in", () => {
    for (const { id, citations, fields, sentence } of MANDATORY_PARTS) {
      expect(Object.keys(citations).length, id).toBeGreaterThan(0);
      expect(fields.flat().length * sentence.length).toBeGreaterThan(0);
    }
    expect(partsFor("sms", "us", "support").map(({ citation }) => citation)).toContain(
      "15 USC 1692e(11); 12 CFR 1006.18(e)",
    );
  });
});
