import * as z from "zod";
import { hasControl } from "../org/org-text.ts";
import { queueSchema } from "../reads/queue-query.ts";

/** The state of a list that a view keeps: everything that `GET /cases` takes but a case and a page. */
export const viewFilterSchema = queueSchema.omit({ limit: true, cursor: true, q: true });
export type ViewFilter = z.infer<typeof viewFilterSchema>;

// Names stand on other people's screens and in the record of changes.
const withoutCustomers = (text: string) => !/@|\d[\d\s()+-]{5,}\d/.test(text);
const ordinary = (text: string) => text.isWellFormed() && !hasControl(text);
const advice = "must name no customer: it looks like an email address or a phone number";
const line = z.string().trim().refine(ordinary, "must be one line of ordinary text").refine(withoutCustomers, advice);
const name = line.min(1).max(60);
const description = line.max(200);
const team = z.string().max(63).nullable();

/** The body of `POST /views`. `team` shares it with that team. */
export const newViewSchema = z.strictObject({
  name,
  description: description.default(""),
  team: team.default(null),
  filter: viewFilterSchema,
});
export type NewView = z.infer<typeof newViewSchema>;

/** The body of `PATCH /views/{id}`: only what changes. */
export const viewChangeSchema = z.strictObject({
  name: name.optional(),
  description: description.optional(),
  team: team.optional(),
  filter: viewFilterSchema.optional(),
});
export type ViewChange = z.infer<typeof viewChangeSchema>;

export const MOST_PINNED = 10;
const distinct = (ids: string[]) => new Set(ids).size === ids.length;
/** The body of `PUT /views/pins`: what is pinned, in this order. */
export const pinsSchema = z.strictObject({
  ids: z.array(z.string().max(12)).max(MOST_PINNED).refine(distinct, "must name each view once"),
});
