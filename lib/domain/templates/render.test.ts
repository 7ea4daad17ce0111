import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleFilling } from "./examples.ts";
import { FIELDS } from "./fields.ts";
import type { Filling } from "./filling.ts";
import { aTemplate, saying } from "./given-template.ts";
import { NOTICES, type NoticeId } from "./notices.ts";
import { absentFields, LONGEST, render } from "./render.ts";
import { LANGUAGES, type Language } from "./template.ts";

const EN = { language: "en", variant: "standard" } as const;
const filling = (change: Partial<Filling["fields"]> = {}): Filling => {
  const { fields, ...rest } = exampleFilling("uk", {}, []);
  return { ...rest, fields: { ...fields, ...change } };
};
const text = (body: string, given: Filling = filling()) => render(saying(body), EN, given).text;
const without = (...names: (keyof Filling["fields"])[]) =>
  filling(Object.fromEntries(names.map((name) => [name, undefined])));

describe("rendering", () => {
  it("fills fields in, with amounts and days as the language says them", () => {
    expect(text("You owe {{case.balance}} since {{debt.due-day}}.")).toBe(
      "You owe £1,240.50 since Thursday 1 October 2026.",
    );
  });

  it("says them as the reader's country does", () => {
    const body = "{{case.balance}}, {{promise.day}}, {{call-back.time}}";
    const said = (language: Language, jurisdiction: "us" | "za") =>
      render(
        { ...saying(body), texts: { [language]: { standard: { body } } } },
        { ...EN, language },
        exampleFilling(jurisdiction, {}, []),
      );
    expect(said("en", "us").text).toMatch(/^\$1,240\.50, Friday, November 27, 2026, /);
    expect(said("es", "us").text).toContain("viernes, 27 de noviembre de 2026");
    expect(said("af", "za").text).toMatch(/^R 1 240,50, Vrydag 27 November 2026/);
    expect(said("af", "za").text).not.toMatch(/[\u00a0\u202f]/);
  });

  it("says what stands in a condition only where its field has a value", () => {
    const body =
      "Hello.{{#promise.day}} You promised {{promise.amount}}.{{/promise.day}}{{^promise.day}} Call us.{{/promise.day}}";
    expect(text(body)).toBe("Hello. You promised £55.00.");
    expect(text(body, without("promise.day", "promise.amount"))).toBe("Hello. Call us.");
  });

  it("refuses rather than leave a gap where a value should be", () => {
    expect(() => text("Pay {{promise.amount}}.", without("promise.amount"))).toThrow(
      expect.objectContaining({ rule: "template.field-missing", facts: { fields: ["promise.amount"] } }),
    );
    expect(
      absentFields(saying("{{promise.amount}} {{notice.check}}"), EN, without("promise.amount", "our.website")),
    ).toEqual(["promise.amount", "notice.check"]);
  });

  it("says nothing where another law's notice stands, and closes the gap", () => {
    expect(text("One.\n\n{{notice.debt-collector}}\n\n{{notice.registered-collector}}\n\nTwo.")).toBe("One.\n\nTwo.");
  });

  it("refuses a message that its channel cannot carry", () => {
    const inputs = [{ id: "note", label: "Note", type: "text", maxLength: 2_000, required: true }] as const;
    const sms = { ...saying("{{inputs.note}}"), channel: "sms" as const, inputs: [...inputs] };
    const given = (length: number) => ({ ...filling(), inputs: { note: "a".repeat(length) } });
    expect(render(sms, EN, given(LONGEST.sms)).text).toHaveLength(LONGEST.sms);
    expect(() => render(sms, EN, given(LONGEST.sms + 1))).toThrow(
      expect.objectContaining({ rule: "template.too-long" }),
    );
  });

  it.each(["https://evil.example", "http://a", "www.evil.example", "javascript:alert(1)"])(
    "refuses a name that is a link: %s",
    (name) => {
      expect(() => text("Dear {{customer.name}}", filling({ "customer.name": name }))).toThrow(
        expect.objectContaining({ rule: "template.link-in-value" }),
      );
    },
  );

  it("parts a name that a phone would make a link of", () => {
    expect(text("{{customer.name}}", filling({ "customer.name": "J.Smith" }))).toBe("J. Smith");
  });
});

describe("a value", () => {
  const LONGEST_LINE = Math.min(FIELDS["customer.name"].maxLength, FIELDS["debt.reference"].maxLength);
  const nasty = fc
    .array(
      fc.constantFrom(
        "{{",
        "}}",
        "{{customer.name}}",
        "{{#our.name}}",
        "{{/our.name}}",
        "{{{",
        "{{&case.balance}}",
        "{{=<% %>=}}",
        "{{>p}}",
        "\r",
        "\n",
        "\r\nBcc: a",
        "\0",
        "\u202e",
        "\u2066",
        "\u2028",
        "\u200b",
        "$&",
        "constructor",
        "a",
        " ",
        "é",
        "\ud83d",
        "£",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(""))
    // A longer one is cut, perhaps in the middle of a mark.
    .filter((value) => [...value].length <= LONGEST_LINE);

  it("is never read as template text, on whichever line it stands", () => {
    fc.assert(
      fc.property(nasty, nasty, (name, reference) => {
        const given = filling({ "customer.name": name, "debt.reference": reference });
        const { subject, text } = render(
          {
            ...saying(""),
            texts: {
              en: {
                standard: { subject: "S {{customer.name}} E", body: "A[{{customer.name}}]\nB[{{debt.reference}}]\nC" },
              },
            },
          },
          EN,
          given,
        );
        const [first, second, third, ...more] = text.split("\n");
        expect([first?.startsWith("A["), first?.endsWith("]"), third, more]).toEqual([true, true, "C", []]);
        for (const mark of ["{{", "}}", "constructor", "$&"]) {
          expect(count(`${first}`, mark)).toBe(count(seen(name), mark));
          expect(count(`${second}`, mark)).toBe(count(seen(reference), mark));
        }
        for (const line of [first, second, subject])
          expect(line).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]/u);
        expect(`${first}${second}${subject}`.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  /** What is left of a value when everything unseen is gone. */
  const seen = (value: string) => value.replace(/[\u202e\u2066\u200b]/gu, "").replace(/[\r\n\0\u2028]+/g, " ");
  const count = (text: string, mark: string) => text.split(mark).length - 1;
});

describe("a notice", () => {
  it("speaks every language with fields that are there", () => {
    for (const id of Object.keys(NOTICES) as NoticeId[])
      for (const language of Object.keys(LANGUAGES) as Language[])
        for (const channel of ["sms", "letter"] as const)
          for (const pack of NOTICES[id].packs) {
            const version = {
              ...aTemplate({ channel }),
              texts: { [language]: { standard: { body: `{{notice.${id}}}` } } },
            };
            const { text } = render(version, { ...EN, language }, exampleFilling(pack, {}, []));
            expect(text.length, `${id} ${language}`).toBeGreaterThan(20);
            expect(text).not.toContain("{{");
          }
  });
});
