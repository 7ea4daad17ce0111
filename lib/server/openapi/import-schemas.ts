/** The shapes of imports, as the API's description gives them. */
import * as z from "zod";
import { DELIMITERS, type Delimiter, ENCODINGS } from "../../domain/import/file-form.ts";
import { mappingSchema } from "../../domain/import/mapping.ts";
import type { ImportAnswer } from "../import/answer.ts";
import type { Preview } from "../import/preview.ts";
import type { SavedMapping } from "../import/saved-mappings.ts";
import { day, instant, minor, slug, uuid } from "./wire.ts";

const count = z.int().min(0);
const binary = (description: string) => z.string().meta({ format: "binary", description });
const mappingText = z.string().meta({ description: "The mapping as JSON, as text or as a file: docs/import.md." });

export const upload = z.strictObject({ file: binary("CSV with a header."), mapping: mappingText });
export const head = z.strictObject({
  file: binary("The first 256 kB of a CSV file, or all of a smaller one."),
  mapping: mappingText.optional(),
});

const fileForm = {
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(Object.keys(DELIMITERS) as [Delimiter, ...Delimiter[]]),
};
const actor = z.strictObject({ kind: z.string(), id: z.string() });

export const importRow = z.strictObject({
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

export const importAnswer = z.strictObject({
  ...importRow.shape,
  mapping: mappingSchema,
  errors: z.array(z.strictObject({ line: z.int().min(1), ...rowError })).max(200),
}) satisfies z.ZodType<ImportAnswer>;

export const savedMapping = z.strictObject({
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

export const preview = z.strictObject({
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
