/** The contact policy: its packs, their versions, and how one comes into force. */
import * as z from "zod";
import { PACK_IDS } from "../../domain/contact-policy/input.ts";
import {
  changesSchema,
  newDraftSchema,
  publicationSchema,
  revisionSchema,
  rollBackSchema,
  savedDraftSchema,
} from "../policy/draft-schema.ts";
import { POLICY_STATES } from "../policy/policy-rows.ts";
import { type PackAnswer, type PackSummary, type ParameterAnswer, packQuerySchema } from "../policy/read-packs.ts";
import { type VersionAnswer, versionsQuerySchema } from "../policy/read-versions.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, uuid } from "./wire.ts";

const tag = "Contact policy";
const named = z.strictObject({ version: z.string(), effectiveFrom: instant });
const made = z.strictObject({ id: uuid });
const summary = z.strictObject({
  id: z.enum(PACK_IDS),
  label: z.string(),
  inForce: named,
  latest: named,
  first: named,
}) satisfies z.ZodType<PackSummary>;

const value = z.union([
  z.boolean(),
  z.int(),
  z.array(z.string()),
  z.array(z.union([z.null(), z.array(z.int()).length(2)])),
]);
const parameter = z.strictObject({
  id: z.string(),
  label: z.string(),
  kind: z.enum(["number", "switch", "hours", "dates", "choice"]),
  unit: z.string().optional(),
  least: z.int().optional(),
  most: z.int().optional(),
  words: z.array(z.string()).optional(),
  options: z.record(z.string(), z.string()).optional(),
  moves: z.enum(["both", "stricter"]),
  floor: z.string().nullable(),
  value,
  says: z.string(),
}) satisfies z.ZodType<Record<keyof ParameterAnswer, unknown>>;

const pack = summary.extend({
  shown: named,
  rules: z.array(
    z.strictObject({
      id: z.string(),
      citation: z.string(),
      severity: z.enum(["law", "presumption", "guidance", "house"]),
      sentence: z.string(),
      says: z.string(),
      holds: z.boolean(),
      parameters: z.array(parameter),
    }),
  ),
}) satisfies z.ZodType<Record<keyof PackAnswer, unknown>>;

const version = z.strictObject({
  id: uuid,
  pack: z.enum(PACK_IDS),
  version: z.string().nullable(),
  base: z.string(),
  changes: changesSchema,
  status: z.enum(POLICY_STATES),
  revision: z.int().min(1),
  reason: z.string(),
  author: uuid,
  reviewer: uuid.nullable(),
  rollsBack: z.string().nullable(),
  createdAt: instant,
  submittedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  effectiveFrom: instant.nullable(),
  withdrawnAt: instant.nullable(),
  inForce: z.boolean(),
  differences: z.array(z.strictObject({ parameter: z.string(), rule: z.string(), says: z.string() })),
  problems: z.array(
    z.strictObject({
      parameter: z.string(),
      why: z.enum(["unknown", "senseless", "loosens-law", "changes-nothing"]),
      message: z.string(),
    }),
  ),
  isBehind: z.boolean(),
}) satisfies z.ZodType<Record<keyof VersionAnswer, unknown>>;

export const POLICY_OPERATIONS: Operations = {
  "/api/v1/policy/packs": {
    get: {
      tag,
      summary: "The packs and which version of each is in force",
      description: "For compliance, leads and keys that read.",
      scopes: ["read"],
      answer: { status: 200, schema: listOf(summary), says: "`latest`: what a draft builds on." },
    },
  },
  "/api/v1/policy/packs/{pack}": {
    get: {
      tag,
      summary: "A pack's rules, with what of each may be moved",
      description:
        "As `version` has it; without it, as the one in force. `moves` `stricter`: the law permits `floor` and nothing looser.",
      scopes: ["read"],
      query: packQuerySchema,
      answer: { status: 200, schema: pack, says: "Every rule, those that are switched off too." },
      problems: ["not-found"],
    },
  },
  "/api/v1/policy/packs/{pack}/roll-backs": {
    post: {
      tag,
      summary: "Return to an earlier version, at once",
      description: "A new version equal to it; every later one, in force or to come, is out of force. For compliance.",
      scopes: [],
      body: rollBackSchema,
      answer: {
        status: 201,
        schema: z.strictObject({ version: z.string() }),
        says: "In force.",
        headers: { Location: "The pack." },
      },
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/policy/versions": {
    get: {
      tag,
      summary: "Drafts and versions, newest first",
      scopes: ["read"],
      query: versionsQuerySchema,
      answer: { status: 200, schema: listOf(version), says: "With what each changes, in words." },
    },
    post: {
      tag,
      summary: "Draft a new version of a pack",
      description:
        "On top of its latest version. House defaults and guidance move both ways; what is law only to what is stricter (422 at `changes.<parameter>`). For compliance.",
      scopes: [],
      body: newDraftSchema,
      answer: { status: 201, schema: made, says: "Kept.", headers: { Location: "The draft." } },
    },
  },
  "/api/v1/policy/versions/{id}": {
    get: {
      tag,
      summary: "A draft or version",
      scopes: ["read"],
      answer: { status: 200, schema: version, says: "As of now." },
      problems: ["not-found"],
    },
    put: {
      tag,
      summary: "Change a draft",
      description: "Its author only. It builds on the latest version from then on.",
      scopes: [],
      body: savedDraftSchema,
      answer: { status: 204, says: "Kept." },
      problems: ["not-found", "conflict", "refused"],
    },
    delete: {
      tag,
      summary: "Discard a draft",
      description: "Its author only.",
      scopes: [],
      answer: { status: 204, says: "Done." },
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/policy/versions/{id}/submission": {
    post: {
      tag,
      summary: "Put a draft before a second person",
      scopes: [],
      body: revisionSchema,
      answer: { status: 204, says: "In review." },
      problems: ["not-found", "conflict", "refused"],
    },
  },
  "/api/v1/policy/versions/{id}/return": {
    post: {
      tag,
      summary: "Take a draft out of review",
      scopes: [],
      body: revisionSchema,
      answer: { status: 204, says: "A draft again." },
      problems: ["not-found", "conflict", "refused"],
    },
  },
  "/api/v1/policy/versions/{id}/publication": {
    post: {
      tag,
      summary: "Publish what is in review",
      description:
        "By a second person of compliance, 403 for its author. From now, or from `effectiveFrom`, never earlier. 409 when the draft is not as it was seen, 422 `refused` when a newer version was published since.",
      scopes: [],
      body: publicationSchema,
      answer: { status: 204, says: "Published." },
      problems: ["not-found", "conflict", "refused"],
    },
  },
};
