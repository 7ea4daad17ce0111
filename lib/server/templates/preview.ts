/** What would be sent, on a real case or on nobody's: nothing is planned, recorded on the case or sent. */
import type { Directory } from "../../domain/directory.ts";
import { offersOn } from "../../domain/pay-offers.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { Refusal } from "../../domain/refusal.ts";
import { chooseWords } from "../../domain/templates/choose-words.ts";
import { exampleFilling } from "../../domain/templates/examples.ts";
import { FIELDS, isFieldName } from "../../domain/templates/fields.ts";
import { type Filling, fieldsOf } from "../../domain/templates/filling.ts";
import { checkInputs } from "../../domain/templates/inputs.ts";
import { absentFields, type Rendered, render } from "../../domain/templates/render.ts";
import { type Chosen, isFor, type TemplateContent } from "../../domain/templates/template.ts";
import { whyNotWriteTemplates } from "../../domain/templates/who-may.ts";
import { env } from "../env.ts";
import { forbidden } from "../problem.ts";
import { readCase } from "../reads/case.ts";
import { NOBODY, senderFor, templateFor } from "./published.ts";
import { readWhole } from "./read-templates.ts";
import type { Preview } from "./template-schema.ts";
import { noTemplate } from "./writer.ts";

export type PreviewAnswer = Chosen & {
  /** Null when it cannot be sent like this. */
  rendered: Rendered | null;
  /** Why not, in words. */
  why: string | null;
  /** Fields that the case does not have. */
  absent: string[];
  /** What is wrong with what was typed, by `inputs.<id>`. */
  errors: { path: string; message: string }[];
};

/** As long as a real link, and not one. */
export const EXAMPLE_LINK_END = "made-anew-for-each-message-when-it-is-sent-x";
export function exampleLink(): string {
  return `${env().publicUrl.replace(/^http:/, "https:")}/c/${EXAMPLE_LINK_END}`;
}

export function examplePayLink(): string {
  return `${env().publicUrl.replace(/^http:/, "https:")}/pay/${EXAMPLE_LINK_END}`;
}

/** With this reader's rights: the case must be theirs to read, and a draft theirs to write. Throws 403, 404. */
export async function previewTemplate(
  viewer: Viewer,
  directory: Directory,
  id: string,
  asked: Preview,
): Promise<PreviewAnswer> {
  const content = await contentFor(viewer, directory, id, asked);
  const { filling, wish } = asked.ref
    ? await onCase(viewer, directory, asked.ref, asked)
    : await onNobody(content, directory, asked);
  const chosen = chooseWords(content, { ...wish, language: asked.language ?? wish.language });
  const { language, variant } = { ...(chosen ?? NOTHING), ...(asked.variant && { variant: asked.variant }) };
  const errors = asked.ref ? checkInputs(content, asked.inputs, filling.currency) : [];
  return { language, variant, errors, ...filledIn(content, { language, variant }, filling) };
}

const NOTHING: Chosen = { language: "en", variant: "standard" };

async function contentFor(
  viewer: Viewer,
  directory: Directory,
  id: string,
  { draft }: Preview,
): Promise<TemplateContent> {
  if (!draft) {
    const version = await templateFor(id, new Date().toISOString());
    if (!version) throw noTemplate();
    await readWhole(viewer, id, directory);
    return version;
  }
  const why = whyNotWriteTemplates(viewer);
  if (why) throw forbidden(why);
  const { channel } = await readWhole(viewer, id);
  return { channel, ...draft };
}

type Filled = { filling: Filling; wish: Parameters<typeof chooseWords>[1] };

async function onCase(viewer: Viewer, directory: Directory, ref: string, { inputs, debtId }: Preview): Promise<Filled> {
  const { case: state } = await readCase(viewer, ref);
  const sender = await senderFor(state.portfolio);
  const at = new Date().toISOString();
  const links = { preferences: exampleLink(), ...(offersOn(state, at).asks && { pay: examplePayLink() }) };
  const filling = fieldsOf({ state, directory, sender, links, inputs, at, ...(debtId && { debtId }) });
  const { adjustments } = state.customer;
  return { filling, wish: { language: state.contactFacts.language, portfolioLanguage: sender.language, adjustments } };
}

/** As to a customer of the first portfolio under this law that the template is for. */
async function onNobody(
  content: TemplateContent,
  directory: Directory,
  { jurisdiction, inputs }: Preview,
): Promise<Filled> {
  const fitting = Object.values(directory.portfolios).filter(({ slug }) => isFor(content, slug));
  const portfolio = fitting.find((one) => one.jurisdiction === jurisdiction) ?? (jurisdiction ? undefined : fitting[0]);
  const sender = portfolio ? await senderFor(portfolio.slug) : NOBODY;
  const filling = exampleFilling(jurisdiction ?? portfolio?.jurisdiction ?? "uk", sender, content.inputs);
  const names = portfolio && { "creditor.name": portfolio.creditor, "portfolio.name": portfolio.name };
  const said = { ...filling, fields: { ...filling.fields, ...names }, inputs: { ...filling.inputs, ...inputs } };
  return { filling: said, wish: { language: null, portfolioLanguage: sender.language, adjustments: [] } };
}

function filledIn(content: TemplateContent, chosen: Chosen, filling: Filling) {
  try {
    const absent = absentFields(content, chosen, filling);
    const why = absent.length > 0 ? absentWords(absent, content) : null;
    return { rendered: why ? null : render(content, chosen, filling), why, absent };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { rendered: null, why: error.message, absent: [] };
  }
}

/** "Still to fill in: Each payment, First payment on." What nobody types is not on record. */
function absentWords(absent: string[], { inputs }: TemplateContent): string {
  const typed = absent.flatMap((name) => inputs.find(({ id }) => `inputs.${id}` === name)?.label ?? []);
  const known = absent.filter((name) => !name.startsWith("inputs."));
  const labels = known.map((name) => (isFieldName(name) ? FIELDS[name].label : name));
  return [
    ...(typed.length > 0 ? [`Still to fill in: ${typed.join(", ")}.`] : []),
    ...(labels.length > 0 ? [`Not on record: ${labels.join(", ")}.`] : []),
  ].join(" ");
}
