/** The bodies of the API of templates: strict and bounded. Whether a text may be published is checked elsewhere. */
import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { PURPOSES } from "../../domain/contact-policy/input.ts";
import { SENT_CHANNELS, VARIANTS } from "../../domain/contact-words.ts";
import { INPUT_TYPES, LANGUAGES } from "../../domain/templates/template.ts";
import { hasControl, nameField, slugField } from "../org/org-text.ts";

export const languageField = z.enum(slugs(LANGUAGES));
export const variantField = z.enum(slugs(VARIANTS));
const wellFormed = (text: string) => text.isWellFormed() && !text.includes("\0");
const typed = (most: number) =>
  z.string().max(most, `must be at most ${most} characters`).refine(wellFormed, "must be ordinary text");

const words = z.strictObject({ subject: typed(300).optional(), body: typed(20_000) });
const variants = z.partialRecord(variantField, words);
const input = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "must be lower-case letters, digits and hyphens, such as first-day"),
  label: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((text) => !hasControl(text), "must be one line of ordinary text"),
  type: z.enum(slugs(INPUT_TYPES)),
  maxLength: z.int().min(1).max(2_000),
  required: z.boolean(),
});
const distinct = (all: readonly string[]) => new Set(all).size === all.length;

export const contentFields = {
  purposes: z.array(z.enum(PURPOSES)).max(PURPOSES.length).refine(distinct, "must name each purpose once"),
  portfolios: z.array(slugField).min(1).max(200).refine(distinct, "must name each portfolio once").nullable(),
  inputs: z.array(input).max(12),
  texts: z.partialRecord(languageField, variants),
};
const NAMES_OF_ROUTES = ["senders", "new"];

/** `POST /templates`: a template with its first draft. */
export const newTemplateSchema = z.strictObject({
  id: slugField.refine((id) => !NAMES_OF_ROUTES.includes(id), "is taken by Baton itself"),
  name: nameField,
  channel: z.enum(slugs(SENT_CHANNELS)),
  ...contentFields,
});
export type NewTemplate = z.output<typeof newTemplateSchema>;

/** `PUT /templates/{id}/draft`. `revision`: the one that was being worked on; null begins a draft. */
export const draftSchema = z.strictObject({ revision: z.int().min(1).nullable(), ...contentFields });
export type Draft = z.output<typeof draftSchema>;

/** `POST /templates/{id}/publication`. `revision`: the one that was read. */
export const publicationSchema = z.strictObject({
  revision: z.int().min(1),
  effectiveFrom: z.iso
    .datetime({ offset: true, message: "must be a UTC instant such as 2026-11-22T09:30:00.000Z" })
    .transform((value) => new Date(value).toISOString())
    .optional(),
});
export type Publication = z.output<typeof publicationSchema>;

const inputsTyped = z.record(z.string().max(40), typed(2_000));
/** `POST /templates/{id}/previews`. `draft`: what is being written, instead of what was published. */
export const previewSchema = z.strictObject({
  ref: z.string().max(20).optional(),
  jurisdiction: z.enum(["uk", "us", "za"]).optional(),
  language: languageField.optional(),
  variant: variantField.optional(),
  debtId: z.string().max(100).optional(),
  inputs: inputsTyped.default({}),
  draft: z.strictObject(contentFields).optional(),
});
export type Preview = z.output<typeof previewSchema>;

/** `POST /templates/{id}/test-sends`: to an address of one's own. */
export const testSendSchema = z.strictObject({
  to: typed(400).refine((to) => to.trim() !== "", "must not be empty"),
  portfolio: slugField,
  language: languageField,
  variant: variantField,
});
export type TestSend = z.output<typeof testSendSchema>;
