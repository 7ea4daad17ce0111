import * as z from "zod";
import type { ImportAnswer } from "../import/answer.ts";
import { dryRunSchema } from "../import/schema.ts";
import type { Operations } from "./operation.ts";
import { day, instant, uuid } from "./wire.ts";

const count = z.int().min(0);

const upload = z.strictObject({
  file: z.string().meta({ format: "binary", description: "CSV in UTF-8 with a header." }),
  mapping: z.string().meta({ description: "The mapping as JSON, as text or as a file: docs/import.md." }),
});

const importAnswer = z.strictObject({
  id: uuid,
  state: z.enum(["staging", "running", "done", "failed"]),
  dryRun: z.boolean(),
  asOf: day,
  counts: z.strictObject({
    rows: count,
    read: count,
    wrong: count,
    filtered: count,
    withheld: count,
    customers: count,
    cases: count,
    commands: count,
    applied: count,
    repeated: count,
    refused: count,
  }),
  rate: z.number().min(0),
  errors: z
    .array(
      z.strictObject({
        line: z.int().min(1),
        column: z.string().optional(),
        field: z.string(),
        message: z.string(),
      }),
    )
    .max(200),
  failure: z.string().nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
}) satisfies z.ZodType<ImportAnswer>;

export const IMPORT_OPERATIONS: Operations = {
  "/api/v1/imports": {
    post: {
      tag: "Import",
      summary: "Import a file",
      description:
        "For team leads and keys with the scope `import`. The parts come in either order; the file streams and is not bound to 64 kB. With `dryRun=1` everything is read and planned, and no case is written.",
      scopes: ["import"],
      query: dryRunSchema,
      body: upload,
      bodyType: "multipart/form-data",
      answer: {
        status: 202,
        schema: z.strictObject({ id: uuid }),
        says: "Received and staged; ask for its progress.",
        headers: { Location: "The import." },
      },
      problems: ["invalid", "refused"],
    },
  },
  "/api/v1/imports/{id}": {
    get: {
      tag: "Import",
      summary: "How far an import is",
      description:
        "Rows are read, wrong, filtered or withheld (opened after the as-of day); commands are applied, repeated or refused. `refused` counts rows that were read and could not join their case. `rate` is rows a second. The first 200 errors.",
      scopes: ["import"],
      answer: { status: 200, schema: importAnswer, says: "As it is now." },
      problems: ["not-found"],
    },
  },
  "/api/v1/imports/{id}/errors.csv": {
    get: {
      tag: "Import",
      summary: "The rows that were left out, as a file of the same shape",
      description:
        "With a last column `reason`. Cells that a spreadsheet would run as formulas begin with an apostrophe.",
      scopes: ["import"],
      answer: { status: 200, type: "text/csv", says: "CSV; correct it and import it." },
      problems: ["not-found"],
    },
  },
};
