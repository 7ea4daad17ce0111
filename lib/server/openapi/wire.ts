/** The small shapes that answers are made of. */
import * as z from "zod";

/** UTC, exactly three decimals and Z. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
export const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const ref = z.string().regex(/^C-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
export const minor = z.int();
export const version = z.int().min(1);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const owner = z.strictObject({ team: slug, user: uuid.nullable() });

/** A list in the contract's form. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}
