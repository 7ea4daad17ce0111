import * as z from "zod";
import { ACCESS_ACTIONS, ACCESS_DOORS } from "../../domain/access.ts";
import { slugs } from "../../domain/codes.ts";
import { accessExportSchema, exportSchema } from "../exports/export-schema.ts";
import type { AccessEntry } from "../reads/access-log.ts";
import { accessQuerySchema } from "../reads/access-query.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, ref } from "./wire.ts";

const accessEntry = z.strictObject({
  id: z.string(),
  at: instant,
  actor: z.strictObject({
    kind: z.enum(["user", "customer", "system", "gateway", "workflow", "api"]),
    id: z.string(),
    name: z.string().nullable(),
  }),
  via: z.enum(slugs(ACCESS_DOORS)).nullable(),
  action: z.enum(slugs(ACCESS_ACTIONS)),
  ref: ref.nullable(),
  field: z.string().nullable(),
  purpose: z.string().nullable().meta({ description: "For compliance only. Of a search: what it looked for." }),
  detail: z.record(z.string(), z.unknown()).nullable().meta({ description: "What was asked for." }),
  results: z.int().nullable(),
}) satisfies z.ZodType<AccessEntry>;

const file = { "X-Row-Count": "How many rows follow the header.", "Content-Disposition": "The name of the file." };

export const ACCESS_OPERATIONS: Operations = {
  "/api/v1/access-log": {
    get: {
      tag: "Access",
      summary: "Who opened, searched, revealed and exported what, when, how and why",
      description:
        "For compliance; for a key with `admin`, without purposes. `ref` means all cases of that case's customer, with the exports that they were in. Looking is noted too, once a view.",
      scopes: ["admin"],
      query: accessQuerySchema,
      answer: { status: 200, schema: listOf(accessEntry), says: "Newest first." },
      problems: ["not-found"],
    },
  },
  "/api/v1/access-log/exports": {
    post: {
      tag: "Access",
      summary: "The access log as a CSV file",
      description: "Filters as in the list. Noted in the log before the first byte goes out.",
      scopes: ["admin"],
      body: accessExportSchema,
      answer: { status: 200, type: "text/csv", says: "RFC 4180, UTF-8 with byte order mark.", headers: file },
      problems: ["not-found", "refused"],
    },
  },
  "/api/v1/exports": {
    post: {
      tag: "Access",
      summary: "A list of cases as a CSV file",
      description:
        "The whole list that view, filters and sort name, or the cases named by `refs`. Which cases, with which filters and for which purpose is in the access log before the first byte goes out. Above the configured number of rows it is refused (`rule` `too-many-rows`). Cells that a spreadsheet would run begin with an apostrophe.",
      scopes: ["read"],
      body: exportSchema,
      answer: { status: 200, type: "text/csv", says: "RFC 4180, UTF-8 with byte order mark.", headers: file },
      problems: ["refused"],
    },
  },
};
