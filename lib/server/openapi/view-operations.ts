import * as z from "zod";
import type { SavedView } from "../views/read-views.ts";
import { newViewSchema, pinsSchema, viewChangeSchema, viewFilterSchema } from "../views/view-schema.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, slug, uuid } from "./wire.ts";

// Amounts go out as the numbers that they became.
const filter = viewFilterSchema.extend({ balanceMin: z.int().optional(), balanceMax: z.int().optional() });
const view = z.strictObject({
  id: z.string().regex(/^v_[0-9a-hjkmnp-tv-z]{10}$/),
  name: z.string(),
  description: z.string(),
  owner: uuid,
  team: slug.nullable().meta({ description: "Shared with this team; null: only its owner sees it." }),
  filter,
  pinned: z.int().min(0).nullable().meta({ description: "Its place among what the reader pinned." }),
  mayChange: z.boolean(),
  changedAt: instant,
}) satisfies z.ZodType<SavedView>;

export const VIEW_OPERATIONS: Operations = {
  "/api/v1/views": {
    get: {
      tag: "Views",
      summary: "Saved views that I may use",
      description: "One's own and those shared with one's teams. Only people keep views.",
      scopes: [],
      answer: { status: 200, schema: listOf(view), says: "Pinned ones first in their order, then by name." },
    },
    post: {
      tag: "Views",
      summary: "Keep the state of a list under a name",
      scopes: [],
      body: newViewSchema,
      answer: { status: 201, schema: view, says: "The view.", headers: { Location: "Where the view is." } },
      problems: ["refused"],
    },
  },
  "/api/v1/views/pins": {
    put: {
      tag: "Views",
      summary: "Pin views, at most ten, in this order",
      scopes: [],
      body: pinsSchema,
      answer: { status: 204, says: "Pinned just so." },
      problems: ["not-found"],
    },
  },
  "/api/v1/views/{id}": {
    get: {
      tag: "Views",
      summary: "One view",
      scopes: [],
      answer: { status: 200, schema: view, says: "The view." },
      problems: ["not-found"],
    },
    patch: {
      tag: "Views",
      summary: "Rename, share or change a view",
      description: "For its owner, or a lead of the team that it is shared with.",
      scopes: [],
      body: viewChangeSchema,
      answer: { status: 200, schema: view, says: "The view as it is now." },
      problems: ["not-found"],
    },
    delete: {
      tag: "Views",
      summary: "Delete a view",
      scopes: [],
      answer: { status: 204, says: "Gone from every list; its address says so." },
      problems: ["not-found"],
    },
  },
  "/api/v1/views/{id}/restoration": {
    post: {
      tag: "Views",
      summary: "Take the deletion of a view back",
      scopes: [],
      answer: { status: 200, schema: view, says: "The view, pinned as before." },
      problems: ["not-found"],
    },
  },
};
