import * as z from "zod";
import { Problem } from "../problem.ts";
import { invalid } from "../read-command.ts";

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, "must be a whole number")
    .transform(Number)
    .pipe(z.int().min(least).max(most));

export const limitParameter = whole(1, 200).default(50);
export const cursorParameter = z.string().max(1_000).optional();
export const versionParameter = whole(0, 2_147_483_647).default(0);
export const atParameter = whole(1, 2_147_483_647).optional();
export const newestParameter = whole(1, 200).optional();
export const flagParameter = z.enum(["0", "1"]).default("0");

/** The query parameters of a list that has no filters. */
export const pageSchema = z.strictObject({ limit: limitParameter, cursor: cursorParameter });

/** Reads query parameters by a strict schema. Throws 422 for an unknown, repeated or wrong one. */
export function readParameters<T>(schema: z.ZodType<T>, query: URLSearchParams): T {
  const twice = [...query.keys()].find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) {
    const errors = [{ path: twice, message: "is given more than once" }];
    throw new Problem(422, "invalid", `${twice}: is given more than once.`, { errors });
  }
  const parsed = schema.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw invalid(parsed.error.issues);
  return parsed.data;
}
