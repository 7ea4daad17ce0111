/** What a draft of the contact policy would change, looked at in the background. */
import * as z from "zod";
import { CHANNELS, PACK_IDS, PURPOSES } from "../../domain/contact-policy/input.ts";
import type { PreviewAnswer } from "../policy/preview.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, ref, uuid } from "./wire.ts";

const tag = "Contact policy";
const made = z.strictObject({ id: uuid });
const count = z.int().min(0);
const preview = z.strictObject({
  id: uuid,
  policy: uuid,
  revision: z.int().min(1),
  pack: z.enum(PACK_IDS),
  base: z.string(),
  at: instant,
  state: z.enum(["waiting", "running", "done"]),
  total: count,
  done: count,
  finishedAt: instant.nullable(),
  sums: z.strictObject({
    affected: count,
    rules: z.record(z.string(), z.strictObject({ blocks: count, frees: count })),
    planned: count,
    blocked: count,
    blockedToday: count,
    freed: count,
    unread: count,
  }),
  samples: z.array(
    z.strictObject({
      ref,
      what: z.enum(["blocked", "freed", "affected"]),
      channel: z.enum(CHANNELS),
      purpose: z.enum(PURPOSES),
      at: instant.optional(),
      rules: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<PreviewAnswer>;

export const PREVIEW_OPERATIONS: Operations = {
  "/api/v1/policy/versions/{id}/previews": {
    get: {
      tag,
      summary: "The last impact preview of a draft",
      description: "For compliance.",
      scopes: [],
      answer: { status: 200, schema: listOf(preview), says: "One, or none." },
      problems: ["not-found"],
    },
    post: {
      tag,
      summary: "Look at what a draft would change",
      description:
        "On every open case of the jurisdiction and every contact that is planned; in the background, behind everything else. For compliance.",
      scopes: [],
      answer: { status: 202, schema: made, says: "Begun.", headers: { Location: "Its progress." } },
      problems: ["not-found"],
    },
  },
  "/api/v1/policy/previews/{id}": {
    get: {
      tag,
      summary: "How far a preview is, and what it found so far",
      description:
        "`affected`: cases on which a call, text, email or letter is allowed, refused or allowed from another instant on than by the version in force. For compliance.",
      scopes: [],
      answer: { status: 200, schema: preview, says: "As of now." },
      problems: ["not-found"],
    },
  },
};
