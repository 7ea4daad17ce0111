/** What stands in the way of publishing a template: every problem at once, in words, with its place. */
import type { PackId } from "../contact-policy/input.ts";
import type { SentChannel } from "../contact-words.ts";
import { wrongCharacters } from "./characters.ts";
import { exampleFilling } from "./examples.ts";
import { FIELDS, INPUT_FIELD, isFieldName } from "./fields.ts";
import { wrongLinks } from "./links.ts";
import { everyPiece, type Piece, readMarkup } from "./markup.ts";
import { ADVICE_HOSTS } from "./notices.ts";
import { missingParts } from "./parts.ts";
import { render } from "./render.ts";
import {
  type Chosen,
  everyText,
  LANGUAGES,
  type TemplateContent,
  type TemplateProblem,
  type Words,
} from "./template.ts";

/** Longest text with its fields filled in as in the examples: a text of six segments is a letter. */
export const ROOM: Record<SentChannel, number> = { sms: 918, whatsapp: 1_500, email: 15_000, letter: 10_000 };
const SUBJECT_ROOM = 150;
const WITH_SUBJECT: readonly SentChannel[] = ["email", "letter"];

/** By the law of one pack. `hosts`: where our own links may lead. Empty when it may be published. */
export function checkTemplate(
  content: TemplateContent,
  pack: PackId,
  hosts: readonly string[] = [],
): TemplateProblem[] {
  const known = [...hosts, ...ADVICE_HOSTS[pack]];
  const readable = everyText(content).map((text) => ({ text, problems: wrongText(content, text, known) }));
  const fit = readable.filter(({ problems }) => problems.length === 0);
  return [
    ...wrongWhole(content),
    ...readable.flatMap(({ problems }) => problems),
    ...fit.flatMap(({ text }) => tooLong(content, pack, text)),
    ...lackingParts(content, pack),
  ];
}

/** The same under several laws, each problem once, with everything that it rests on. */
export function checkUnder(
  content: TemplateContent,
  packs: readonly PackId[],
  hosts: readonly string[],
): TemplateProblem[] {
  const known = [...hosts, ...packs.flatMap((pack) => ADVICE_HOSTS[pack])];
  const all = packs.flatMap((pack) => checkTemplate(content, pack, known));
  const alike = Map.groupBy(all, ({ citation: _, ...problem }) => JSON.stringify(problem));
  return [...alike.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const citations = [...new Set([first, ...more].flatMap(({ citation }) => citation ?? []))];
    return [citations.length > 0 ? { ...first, citation: citations.join("; ") } : first];
  });
}

function wrongWhole({ purposes, texts, inputs }: TemplateContent): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (purposes.length === 0)
    problems.push({ rule: "no-purpose", message: "Say what it is for: at least one purpose." });
  if (!texts.en?.standard) {
    const message = "The standard English text is needed: it is what is sent where there is no other.";
    problems.push({ rule: "no-english", message, language: "en", variant: "standard" });
  }
  for (const language of Object.keys(texts) as (keyof typeof LANGUAGES)[]) {
    if (texts[language]?.standard || !texts[language]) continue;
    const message = `${LANGUAGES[language]} needs a standard text beside its variants.`;
    problems.push({ rule: "no-standard", message, language, variant: "standard" });
  }
  const ids = inputs.map(({ id }) => id);
  if (new Set(ids).size < ids.length) problems.push({ rule: "input-twice", message: "Two inputs have the same name." });
  return problems;
}

function wrongText(content: TemplateContent, text: Chosen & Words, hosts: readonly string[]): TemplateProblem[] {
  const { language, variant, subject, body } = text;
  const at = (field: "subject" | "body") => (rule: string, message: string) => ({
    rule,
    message,
    language,
    variant,
    field,
  });
  return [
    ...wrongSubject(content.channel, subject).map((message) => at("subject")("subject", message)),
    ...(body.trim() === "" ? [at("body")("empty", "There is no text yet.")] : []),
    ...wrongWords(content, subject ?? "", hosts, at("subject")),
    ...wrongWords(content, body, hosts, at("body")),
  ];
}

function wrongSubject(channel: SentChannel, subject: string | undefined): string[] {
  if (!WITH_SUBJECT.includes(channel)) return subject ? ["A text message has no subject."] : [];
  if (!subject || subject.trim() === "") return channel === "email" ? ["An email needs a subject."] : [];
  if ([...subject].length > SUBJECT_ROOM) return [`A subject has at most ${SUBJECT_ROOM} characters.`];
  return /[\r\n]/.test(subject) ? ["A subject is one line."] : [];
}

type At = (rule: string, message: string) => TemplateProblem;

function wrongWords(content: TemplateContent, text: string, hosts: readonly string[], at: At): TemplateProblem[] {
  const characters = wrongCharacters(text);
  if (characters) return [at("characters", `The text ${characters}.`)];
  const markup = readMarkup(text);
  if (!markup.ok) return [at("markup", markup.message)];
  return [
    ...everyPiece(markup.pieces).flatMap((piece) => wrongPiece(content, piece, text, at)),
    ...[...gluedFields(text), ...wrongLinks(withoutTags(text), hosts)].map((why) => at("link", `${why}.`)),
  ];
}

const SIGNS: Record<string, string> = {
  "&": "Tags that switch escaping off are not used here: write {{field}} with two braces.",
  ">": "A template holds no other template.",
  "=": "The braces of tags cannot be changed.",
  "!": "A comment would be sent to nobody and read by nobody: leave it out.",
};

function wrongPiece({ inputs }: TemplateContent, piece: Piece, text: string, at: At): TemplateProblem[] {
  if (piece.is === "text") return [];
  if (piece.is === "forbidden") return [at("tag", SIGNS[piece.sign] ?? "This kind of tag is not used here.")];
  const { name } = piece;
  const input = INPUT_FIELD.exec(name)?.[1];
  if (input !== undefined) {
    if (inputs.some(({ id }) => id === input)) return [];
    return [at("field", `{{${name}}}: the template asks for no input called ${input}.`)];
  }
  if (!isFieldName(name)) return [at("field", `{{${name}}} is no field. Choose one from the list.`)];
  if (piece.is === "condition")
    return piece.pieces.length > 0 ? [] : [at("condition", `The condition on ${name} is empty.`)];
  return FIELDS[name].type === "link" && !standsAlone(text, piece.at)
    ? [at("link", `{{${name}}} must stand alone, between spaces.`)]
    : [];
}

/** Else what stands beside it would become part of the link. */
function standsAlone(text: string, at: number): boolean {
  const end = text.indexOf("}}", at) + 2;
  return /(^|[\s(])$/.test(text.slice(0, at)) && /^([.,;)]?(\s|$))/.test(text.slice(end));
}

/** Braces are in no link, so that a field in one shows. Conditions are gone, as they are from what is sent. */
function withoutTags(text: string): string {
  return plain(text).replace(/\{\{[^{}]*\}\}/g, "{}");
}

function plain(text: string): string {
  return text.replace(/\{\{[#/][^{}]*\}\}/g, "").replace(/\{\{\^[^{}]*\}\}/g, " ");
}

/** A value beside a point, a slash or an at sign could make a link of its own. */
function gluedFields(text: string): string[] {
  const glued = /[./@]\{\{[^{}]*\}\}|\{\{[^{}]*\}\}(?:[/@]|\.(?=[^\s]))/.exec(plain(text));
  return glued ? [`${glued[0]} could become a link: put a space between`] : [];
}

function tooLong(content: TemplateContent, pack: PackId, { language, variant }: Chosen & Words): TemplateProblem[] {
  const { text } = render(content, { language, variant }, exampleFilling(pack, {}, content.inputs));
  const length = [...text].length;
  const room = ROOM[content.channel];
  if (length <= room) return [];
  const message = `With its fields filled in it has ${length} characters; there is room for ${room}.`;
  return [{ rule: "too-long", message, language, variant, field: "body" }];
}

function lackingParts(content: TemplateContent, pack: PackId): TemplateProblem[] {
  const lacking = everyText(content).flatMap(({ language, variant }) =>
    content.purposes.flatMap((purpose) =>
      missingParts(content, pack, purpose, { language, variant }).map(({ part, citation }) => {
        const fields = part.fields.map((all) => all.map((field) => `{{${field}}}`).join(" and ")).join(", or ");
        const message = `${part.label} is missing: put in ${fields}, outside every condition.`;
        return { rule: `template.${part.id}`, message, language, variant, field: "body" as const, citation };
      }),
    ),
  );
  return [...new Map(lacking.map((problem) => [JSON.stringify(problem), problem])).values()];
}
