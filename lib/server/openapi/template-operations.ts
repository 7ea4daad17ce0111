import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { PURPOSES } from "../../domain/contact-policy/input.ts";
import { SENT_CHANNELS } from "../../domain/contact-words.ts";
import { VERSION_STATUSES } from "../../domain/templates/template.ts";
import { type CaseTemplate, forCaseSchema } from "../templates/for-case.ts";
import type { PreviewAnswer } from "../templates/preview.ts";
import { listSchema, type TemplateRow, type VersionRow, type WholeTemplate } from "../templates/read-templates.ts";
import { senderSchema } from "../templates/senders.ts";
import * as t from "../templates/template-schema.ts";
import type { TestSent } from "../templates/test-send.ts";
import type { Operation, Operations } from "./operation.ts";
import { hash, instant, listOf, slug, uuid } from "./wire.ts";

const channel = z.enum(slugs(SENT_CHANNELS));
const named = { id: slug, name: z.string(), channel };
const { inputs, texts, ...scope } = t.contentFields;
const facts = {
  version: z.int().min(1),
  status: z.enum(slugs(VERSION_STATUSES)),
  current: z.boolean().meta({ description: "In force now." }),
  revision: z.int().min(1),
  ...scope,
  hash: hash.nullable(),
  createdBy: uuid,
  createdAt: instant,
  changedBy: uuid,
  changedAt: instant,
  publishedBy: uuid.nullable(),
  publishedAt: instant.nullable(),
  effectiveFrom: instant.nullable(),
  retiredBy: uuid.nullable(),
  retiredAt: instant.nullable(),
};
const version = z.strictObject({
  ...facts,
  inputs,
  texts,
  parts: z.array(z.string()).nullable().meta({ description: "Mandatory parts that every text of it holds." }),
}) satisfies z.ZodType<VersionRow>;
const whole = z.strictObject({ ...named, versions: z.array(version) }) satisfies z.ZodType<WholeTemplate>;
const row = z.strictObject({ ...named, versions: z.array(z.strictObject(facts)) }) satisfies z.ZodType<TemplateRow>;
const chosen = { language: t.languageField, variant: t.variantField };
const forCase = z.strictObject({
  ...named,
  ...chosen,
  version: z.int().min(1),
  purposes: z.array(z.enum(PURPOSES)),
  hash,
  inputs,
  texts: z.array(z.strictObject(chosen)),
}) satisfies z.ZodType<CaseTemplate>;
const preview = z.strictObject({
  ...chosen,
  rendered: z.strictObject({ subject: z.string().optional(), text: z.string() }).nullable(),
  why: z.string().nullable(),
  absent: z.array(z.string()),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
}) satisfies z.ZodType<PreviewAnswer>;
const tested = z.strictObject({ is: z.enum(["sent", "unknown"]), provider: z.string() }) satisfies z.ZodType<TestSent>;
const sender = z.strictObject({
  portfolio: slug,
  ...senderSchema.shape,
  name: z.string(),
  website: z.string(),
  hosts: z.array(z.string()),
  teamTelephones: z.record(z.string(), z.string()),
});

/** For compliance and team leads. */
function writers(given: Omit<Operation, "tag" | "scopes">): Operation {
  return { tag: "Templates", scopes: [], ...given, problems: ["not-found", ...(given.problems ?? [])] };
}

export const TEMPLATE_OPERATIONS: Operations = {
  "/api/v1/templates": {
    get: {
      tag: "Templates",
      summary: "Templates, without their texts",
      description:
        "Compliance and team leads see every version; everybody else those in force for portfolios that they may read.",
      scopes: ["read"],
      query: listSchema,
      answer: { status: 200, schema: listOf(row), says: "By name." },
    },
    post: writers({
      summary: "Add a template with its first draft",
      description: "For compliance and team leads. Its id stands in the record of what was sent: it never changes.",
      body: t.newTemplateSchema,
      answer: { status: 201, schema: whole, says: "The template.", headers: { Location: "Where the template is." } },
      problems: ["conflict"],
    }),
  },
  "/api/v1/templates/{id}": {
    get: {
      tag: "Templates",
      summary: "One template with its versions",
      scopes: ["read"],
      answer: { status: 200, schema: whole, says: "Newest first; a published version never changes." },
      problems: ["not-found"],
    },
  },
  "/api/v1/templates/{id}/draft": {
    put: writers({
      summary: "Save the draft, or begin the next version's",
      description:
        "`revision` is the one that was worked on, null where there was no draft. 409 when somebody saved it meanwhile.",
      body: t.draftSchema,
      answer: { status: 200, schema: whole, says: "The template." },
      problems: ["conflict"],
    }),
    delete: writers({
      summary: "Throw the draft away",
      answer: { status: 204, says: "Gone; what was published stays." },
    }),
  },
  "/api/v1/templates/{id}/publication": {
    post: writers({
      summary: "Publish the draft",
      description:
        "By somebody other than its last author; one of the two works in compliance. `revision` is the one that was read. Refused with every `problem` that stands in the way: unknown fields, missing mandatory parts, links to hosts that are not known.",
      body: t.publicationSchema,
      answer: { status: 200, schema: whole, says: "The template." },
      problems: ["conflict", "refused"],
    }),
  },
  "/api/v1/templates/{id}/retirement": {
    post: writers({
      summary: "Retire a template",
      description: "For compliance. From now on nothing is sent with it; a new version may bring it back.",
      answer: { status: 200, schema: whole, says: "The template." },
      problems: ["refused"],
    }),
  },
  "/api/v1/templates/{id}/previews": {
    post: {
      tag: "Templates",
      summary: "What would be sent",
      description:
        "On a case that the reader may read (`ref`), else on nobody's. Without `draft` it is what is in force. Nothing is planned, sent or recorded on the case.",
      scopes: ["read", "write"],
      body: t.previewSchema,
      answer: { status: 200, schema: preview, says: "The words, or why it cannot be sent like this." },
      problems: ["not-found"],
    },
  },
  "/api/v1/templates/{id}/test-sends": {
    post: writers({
      summary: "Send a test to an address of one's own",
      description:
        "The draft if there is one. Filled in for nobody, marked as a test, never to a customer's address, on no case's record.",
      body: t.testSendSchema,
      answer: { status: 200, schema: tested, says: "Taken by the provider, or not known." },
      problems: ["refused"],
    }),
  },
  "/api/v1/cases/{ref}/templates": {
    get: {
      tag: "Templates",
      summary: "Templates for a case",
      description:
        "In force, for its portfolio; each with the language and variant that this customer would get it in.",
      scopes: ["read", "write"],
      query: forCaseSchema,
      answer: { status: 200, schema: listOf(forCase), says: "By name." },
      problems: ["not-found"],
    },
  },
  "/api/v1/senders": {
    get: {
      tag: "Templates",
      summary: "Who writes to each portfolio's customers",
      description: "For compliance and team leads.",
      scopes: [],
      answer: { status: 200, schema: listOf(sender), says: "By portfolio." },
    },
  },
  "/api/v1/senders/{portfolio}": {
    put: writers({
      summary: "Say who writes to a portfolio's customers",
      description: "For compliance.",
      body: senderSchema,
      answer: { status: 200, schema: sender.omit({ portfolio: true }), says: "As it is now." },
    }),
  },
};
