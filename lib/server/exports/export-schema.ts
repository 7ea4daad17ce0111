import * as z from "zod";
import { reason as reasonSchema } from "../../domain/command-fields.ts";
import { isRef } from "../../domain/ref.ts";
import { accessFilterSchema } from "../reads/access-query.ts";
import { queueSchema } from "../reads/queue-query.ts";

const purpose = reasonSchema.optional();
/** As many as a body of 64 kB holds. */
const MOST_REFS = 4_000;

/** The whole of a list, as `GET /cases` shows it page by page. */
const listExport = queueSchema.omit({ limit: true, cursor: true, q: true }).extend({ purpose });
/** Chosen cases, in this order. Those that the asker may not read are left out. */
const refsExport = z.strictObject({
  refs: z.array(z.string().refine(isRef, "must be a case reference such as C-7K3M-Q9TX")).min(1).max(MOST_REFS),
  purpose,
});
export type ListExport = z.infer<typeof listExport>;
export type RefsExport = z.infer<typeof refsExport>;

/** The body of `POST /exports`, by what it holds. */
export const exportSchema = z.union([refsExport, listExport]);
export function exportSchemaFor(body: unknown): z.ZodType<ListExport | RefsExport> {
  return typeof body === "object" && body !== null && "refs" in body ? refsExport : listExport;
}

/** The body of `POST /access-log/exports`. */
export const accessExportSchema = accessFilterSchema.extend({ purpose });
export type AccessExport = z.infer<typeof accessExportSchema>;
