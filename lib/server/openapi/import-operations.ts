import * as z from "zod";
import { DELIMITERS, type Delimiter, ENCODINGS } from "../../domain/import/file-form.ts";
import { mappingSchema } from "../../domain/import/mapping.ts";
import type { ImportAnswer } from "../import/answer.ts";
import type { Preview } from "../import/preview.ts";
import type { SavedMapping } from "../import/saved-mappings.ts";
import { fileFormSchema, importSchema, savedMappingSchema } from "../import/schema.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import type { Operations } from "./operation.ts";
import { day, instant, listOf, minor, slug, uuid } from "./wire.ts";

const count = z.int().min(0);
const binary = (description: string) => z.string().meta({ format: "binary", description });
const mappingText = z.string().meta({ description: "The mapping as JSON, as text or as a file: docs/import.md." });

const upload = z.strictObject({ file: binary("CSV with a header."), mapping: mappingText });
const head = z.strictObject({
  file: binary("The first 256 kB of a CSV file, or all of a smaller one."),
  mapping: mappingText.optional(),
});

const fileForm = {
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(Object.keys(DELIMITERS) as [Delimiter, ...Delimiter[]]),
};
const actor = z.strictObject({ kind: z.string(), id: z.string() });

const importRow = z.strictObject({
  id: uuid,
  state: z.enum(["staging", "running", "paused", "done", "failed"]),
  dryRun: z.boolean(),
  asOf: day,
  source: z.string(),
  fileName: z.string().nullable(),
  ...fileForm,
  startedBy: actor,
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
    finished: count,
  }),
  rate: z.number().min(0),
  failure: z.string().nullable(),
  startedAt: instant,
  pausedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});

const rowError = { column: z.string().optional(), field: z.string(), message: z.string() };

const importAnswer = z.strictObject({
  ...importRow.shape,
  mapping: mappingSchema,
  errors: z.array(z.strictObject({ line: z.int().min(1), ...rowError })).max(200),
}) satisfies z.ZodType<ImportAnswer>;

const savedMapping = z.strictObject({
  id: uuid,
  name: z.string(),
  mapping: mappingSchema,
  createdBy: actor,
  createdAt: instant,
  changedBy: actor,
  changedAt: instant,
}) satisfies z.ZodType<SavedMapping>;

const previewFact = z.strictObject({
  portfolio: slug,
  customer: z.strictObject({
    reference: z.string(),
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
    country: z.string().optional(),
    timeZone: z.string().optional(),
    birthDate: day.optional(),
  }),
  debt: z.strictObject({
    reference: z.string(),
    creditor: z.string().optional(),
    opened: day.nullable(),
    dueOn: day.nullable(),
    amountMinor: minor,
    balanceMinor: minor,
    currency: z.string(),
  }),
  disputedOn: day.nullable(),
  settlement: z.strictObject({ on: day, amountMinor: minor }).nullable(),
  withheld: z.array(z.enum(["dispute", "settlement"])),
});

const preview = z.strictObject({
  ...fileForm,
  whole: z.boolean(),
  columns: z.array(z.string()),
  counts: z.strictObject({ rows: count, debts: count, wrong: count, filtered: count, withheld: count }),
  rows: z.array(
    z.strictObject({
      line: z.int().min(1),
      cells: z.array(z.string()),
      outcome: z
        .union([
          z.strictObject({ is: z.literal("debt"), fact: previewFact }),
          z.strictObject({ is: z.literal("wrong"), errors: z.array(z.strictObject(rowError)) }),
          z.strictObject({ is: z.enum(["filtered", "withheld"]) }),
        ])
        .nullable(),
    }),
  ),
  mappingErrors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
}) satisfies z.ZodType<Preview>;

const asItIs = { status: 200, schema: importAnswer, says: "As it is now." };

export const IMPORT_OPERATIONS: Operations = {
  "/api/v1/imports": {
    get: {
      tag: "Import",
      summary: "Imports and what each did",
      description: "One's own; a key with `import` and `read` sees all.",
      scopes: ["import"],
      query: pageSchema,
      answer: { status: 200, schema: listOf(importRow), says: "Newest first." },
      problems: ["invalid"],
    },
    post: {
      tag: "Import",
      summary: "Import a file",
      description:
        "For team leads and keys with the scope `import`. The parts come in either order; the file streams and is not bound to 64 kB. With `dryRun=1` everything is read and planned, and no case is written. `encoding` and `delimiter` are found in the file unless they are said.",
      scopes: ["import"],
      query: importSchema,
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
  "/api/v1/imports/preview": {
    post: {
      tag: "Import",
      summary: "What a mapping makes of a file's first rows",
      description:
        "Writes nothing. A file of just 262,144 bytes is taken for the beginning of a longer one (`whole` false), whose last row may be cut and is left away. At most 50 rows are shown, cells cut to 200 characters; `counts` are of all rows that were sent. Without a whole mapping `outcome` is null, and `mappingErrors` says what it lacks.",
      scopes: ["import"],
      query: fileFormSchema,
      body: head,
      bodyType: "multipart/form-data",
      answer: { status: 200, schema: preview, says: "How the file is read, and what becomes of each row." },
      problems: ["invalid"],
    },
  },
  "/api/v1/imports/samples/{name}": {
    get: {
      tag: "Import",
      summary: "A file to try an import with",
      description: "`accounts-receivable` and `credit-card-default`: docs/import.md.",
      scopes: ["import"],
      answer: { status: 200, type: "text/csv", says: "CSV with a header." },
      problems: ["not-found"],
    },
  },
  "/api/v1/imports/{id}/pause": {
    post: {
      tag: "Import",
      summary: "Pause an import",
      description: "It holds between two cases and stays paused over a restart. Others go on.",
      scopes: ["import"],
      answer: asItIs,
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/imports/{id}/resume": {
    post: {
      tag: "Import",
      summary: "Let a paused import go on",
      scopes: ["import"],
      answer: asItIs,
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/import-mappings": {
    get: {
      tag: "Import",
      summary: "Mappings kept under a name",
      description: "For everybody who imports.",
      scopes: ["import"],
      query: pageSchema,
      answer: { status: 200, schema: listOf(savedMapping), says: "By name." },
      problems: ["invalid"],
    },
    post: {
      tag: "Import",
      summary: "Keep a mapping",
      scopes: ["import"],
      body: savedMappingSchema,
      answer: { status: 201, schema: savedMapping, says: "Kept.", headers: { Location: "The mapping." } },
      problems: ["conflict"],
    },
  },
  "/api/v1/import-mappings/{id}": {
    put: {
      tag: "Import",
      summary: "Change a mapping",
      scopes: ["import"],
      body: savedMappingSchema,
      answer: { status: 200, schema: savedMapping, says: "Changed." },
      problems: ["not-found", "conflict"],
    },
    delete: {
      tag: "Import",
      summary: "Drop a mapping",
      description: "Imports that were begun with it keep theirs.",
      scopes: ["import"],
      answer: { status: 204, says: "Gone." },
      problems: ["not-found"],
    },
  },
  "/api/v1/imports/{id}": {
    get: {
      tag: "Import",
      summary: "How far an import is",
      description:
        "Rows are read, wrong, filtered or withheld (opened after the as-of day); commands are applied, repeated or refused. `refused` counts rows that were read and could not join their case. `finished` counts rows whose case is done. `rate` is finished rows a second. The first 200 errors.",
      scopes: ["import"],
      answer: asItIs,
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
