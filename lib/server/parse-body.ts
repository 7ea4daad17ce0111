import type * as z from "zod";
import { invalid } from "./read-command.ts";

/** The body by its schema. Throws 422 `invalid` with one row per wrong field. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw invalid(parsed.error.issues);
  return parsed.data;
}
