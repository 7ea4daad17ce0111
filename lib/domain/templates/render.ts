/** Filling a template in: one pass, so that a value is never read as template text, whatever is in it. */
import { Refusal } from "../refusal.ts";
import { cleanLine, cleanText, tidy } from "./characters.ts";
import { FIELDS, type FieldName, type FieldValue } from "./fields.ts";
import type { Filling } from "./filling.ts";
import { inputValue } from "./inputs.ts";
import { looksLikeLink, partedHosts } from "./links.ts";
import { fieldsSaid, mustacheWriter, readMarkup } from "./markup.ts";
import { NOTICE_IDS, noticeText } from "./notices.ts";
import { localeOf, sayDate, sayMoney, sayTime } from "./say.ts";
import { type Chosen, type TemplateContent, type Words, wordsOf } from "./template.ts";

export type Rendered = { subject?: string; text: string };

/** What a provider takes at most, of the whole message. */
export const LONGEST: Record<TemplateContent["channel"], number> = {
  sms: 1_600,
  whatsapp: 1_600,
  email: 20_000,
  letter: 12_000,
};
export const LONGEST_SUBJECT = 200;

/**
 * What is sent. Throws a Refusal that writes nothing: `template.field-missing` for what the case does not have,
 * `template.link-in-value` for a name or an input that is a link, `template.too-long`, `template.no-words` for a text
 * that the version does not have.
 */
export function render(version: TemplateContent, chosen: Chosen, filling: Filling): Rendered {
  const words = wordsOf(version, chosen);
  if (!words) throw new Refusal("template.no-words", "The template has no text in this language.", { ...chosen });
  const said = valuesSaid(version, words, chosen, filling);
  const text = tidy(filled(words.body, said));
  const subject = words.subject === undefined ? undefined : cleanLine(filled(words.subject, said), LONGEST_SUBJECT);
  if ([...text].length > LONGEST[version.channel]) {
    throw new Refusal("template.too-long", "With the customer's details the message is too long for its channel.");
  }
  return { ...(subject && { subject }), text };
}

/** The fields that this text would say and that are not there. */
export function absentFields(version: TemplateContent, chosen: Chosen, filling: Filling): string[] {
  const words = wordsOf(version, chosen);
  if (!words) return [];
  const said = valuesSaid(version, words, chosen, filling);
  return [...new Set([words.subject ?? "", words.body].flatMap((text) => absentIn(text, said)))];
}

/** The values that the words use, as text, by field. Notices of another law are there and say nothing. */
function valuesSaid(
  version: TemplateContent,
  words: Words,
  { language }: Chosen,
  filling: Filling,
): Map<string, string> {
  const text = `${words.subject ?? ""} ${words.body}`;
  const where = { pack: filling.jurisdiction, channel: version.channel, language };
  const notices = NOTICE_IDS.filter((id) => text.includes(`notice.${id}`)).map(
    (id) => [id, noticeText(id, where)] as const,
  );
  const used = notices.reduce((all, [, sentence]) => `${all} ${sentence}`, text);
  const said = new Map<string, string>();
  const say = (name: string, kind: Kind, value: FieldValue | null | undefined) => {
    if (value !== null && value !== undefined && used.includes(name))
      said.set(name, sayValue(name, value, kind, localeOf(language, filling.jurisdiction)));
  };
  for (const [name, value] of Object.entries(filling.fields)) say(name, FIELDS[name as FieldName], value);
  for (const input of version.inputs) {
    say(`inputs.${input.id}`, input, inputValue(input, filling.inputs[input.id], filling.currency));
  }
  for (const [id, sentence] of notices) {
    if (absentIn(sentence, said).length === 0) said.set(`notice.${id}`, filled(sentence, said));
  }
  return said;
}

type Kind = { type: string; maxLength: number };

function sayValue(name: string, value: FieldValue, { type, maxLength }: Kind, locale: string): string {
  if (typeof value !== "string") {
    if ("day" in value) return sayDate(value.day, locale);
    return "at" in value
      ? sayTime(value.at, value.timeZone, locale)
      : sayMoney(value.amountMinor, value.currency, locale);
  }
  const clean = type === "text" ? cleanText(value, maxLength) : cleanLine(value, maxLength);
  if ((type === "line" || type === "text") && looksLikeLink(clean)) {
    throw new Refusal("template.link-in-value", `${name} holds a link, which no message may carry.`, { field: name });
  }
  return type === "line" || name.startsWith("inputs.") ? partedHosts(clean) : clean;
}

function filled(text: string, said: ReadonlyMap<string, string>): string {
  const absent = absentIn(text, said);
  if (absent.length > 0) {
    throw new Refusal(
      "template.field-missing",
      `The case does not have what the template says: ${absent.join(", ")}.`,
      {
        fields: absent,
      },
    );
  }
  // Values go in as they are: this is plain text, and who makes HTML of it escapes it there.
  return mustacheWriter().render(text, viewOf(said), undefined, { escape: String });
}

function absentIn(text: string, said: ReadonlyMap<string, string>): string[] {
  const markup = readMarkup(text);
  if (!markup.ok) throw new Refusal("template.unreadable", "The template's text cannot be read.");
  // Present and empty is said; a condition asks whether there is something to say.
  const has = (name: string) => (said.get(name) ?? "") !== "";
  return fieldsSaid(markup.pieces, has).filter((name) => !said.has(name));
}

/** Nested as mustache looks names up, without prototypes: no name finds what nobody put there. */
function viewOf(said: ReadonlyMap<string, string>): object {
  const view: Record<string, Record<string, string> | string> = Object.create(null);
  for (const [name, text] of said) {
    const [group = "", field] = name.split(".", 2);
    if (field === undefined) view[group] = text;
    else {
      const held = view[group];
      const inner: Record<string, string> = typeof held === "object" ? held : Object.create(null);
      inner[field] = text;
      view[group] = inner;
    }
  }
  return view;
}
