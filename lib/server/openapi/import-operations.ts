import * as z from "zod";
import { fileFormSchema, importSchema, savedMappingSchema } from "../import/schema.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import { head, importAnswer, importRow, preview, savedMapping, upload } from "./import-schemas.ts";
import type { Operations } from "./operation.ts";
import { listOf, uuid } from "./wire.ts";

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
