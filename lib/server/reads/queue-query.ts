import * as z from "zod";
import { STATUSES, slugs } from "../../domain/codes.ts";
import { DUE_RANGES, HOLD_FILTERS } from "../../domain/list-filter.ts";
import { isRef } from "../../domain/ref.ts";
import { cursorParameter, limitParameter } from "./query-parameters.ts";

/** The views of http-api.md 2, with what each shows. */
export const VIEWS = {
  mine: "Open cases that I own",
  "offered-to-me": "Offers addressed to me, or to one of my teams naming nobody",
  waiting: "Open cases in a team's queue that nobody has taken: my teams, or the team named",
  due: "Open cases due within the hour or overdue",
  "promises-today": "Open cases whose promise breaks within 24 hours",
  "on-hold": "Open cases with a hold",
  team: "Open cases of my teams, or of the team named",
  all: "Every case that I may read, closed ones too",
} as const;
export type View = keyof typeof VIEWS;

export const SORTS = {
  due: "Earliest due first, cases without a due time last",
  balance: "Largest balance first",
  updated: "Last changed first",
} as const;
export type Sort = keyof typeof SORTS;

/** Minor units: text in an address, a number in a body. */
const minorUnits = z
  .union([z.string().regex(/^-?\d{1,12}$/, "must be a whole number of minor units"), z.int()])
  .transform(Number)
  .optional();

const advice =
  "takes a case reference such as C-7K3M-Q9TX; search by name, phone or email with POST /api/v1/cases/search";

/** The query parameters of `GET /cases`. */
export const queueSchema = z.strictObject({
  view: z.enum(slugs(VIEWS)).default("all"),
  team: z.string().max(63).optional(),
  owner: z.uuid("must be a person's id").optional(),
  status: z.enum(slugs(STATUSES)).optional(),
  portfolio: z.string().max(63).optional(),
  hold: z.enum(slugs(HOLD_FILTERS)).optional(),
  due: z.enum(slugs(DUE_RANGES)).optional(),
  balanceMin: minorUnits,
  balanceMax: minorUnits,
  sort: z.enum(slugs(SORTS)).default("due"),
  q: z
    .string()
    .max(40)
    .transform((text) => text.trim().toUpperCase())
    .refine(isRef, advice)
    .optional(),
  limit: limitParameter,
  cursor: cursorParameter,
});
export type QueueQuery = z.infer<typeof queueSchema>;
