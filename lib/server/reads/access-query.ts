import * as z from "zod";
import { ACCESS_ACTIONS } from "../../domain/access.ts";
import { slugs } from "../../domain/codes.ts";
import { isRef } from "../../domain/ref.ts";
import { cursorParameter, limitParameter } from "./query-parameters.ts";

const instant = z.iso
  .datetime({ precision: 3, message: "must be a UTC instant such as 2026-11-22T09:30:00.000Z" })
  .refine((text) => !text.startsWith("0000"), "must be in the year 1 or later")
  .optional();
const ACTOR = /^(env|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What of the access log is asked for. `ref` means every case of that case's customer; `until` itself is not in it. */
export const accessFilterSchema = z.strictObject({
  ref: z
    .string()
    .max(40)
    .transform((text) => text.trim().toUpperCase())
    .refine(isRef, "must be a case reference such as C-7K3M-Q9TX")
    .optional(),
  person: z.string().regex(ACTOR, "must be the id of a person or a key").optional(),
  action: z.enum(slugs(ACCESS_ACTIONS)).optional(),
  from: instant,
  until: instant,
});
export type AccessFilter = z.infer<typeof accessFilterSchema>;

/** The query parameters of `GET /access-log`. */
export const accessQuerySchema = accessFilterSchema.extend({ limit: limitParameter, cursor: cursorParameter });
export type AccessQuery = z.infer<typeof accessQuerySchema>;
