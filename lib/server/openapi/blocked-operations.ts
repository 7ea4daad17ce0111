import * as z from "zod";
import { CHANNELS, PURPOSES } from "../../domain/contact-policy/input.ts";
import type { BlockedContact, BlockedSums } from "../policy/blocked.ts";
import { blockedExportSchema, blockedFilterSchema, blockedQuerySchema } from "../policy/blocked-query.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, ref, slug, uuid, version } from "./wire.ts";

const tag = "Contact policy";
const count = z.int().min(0);
const counted = z.array(z.strictObject({ name: z.string(), count }));

const blocked = z.strictObject({
  id: uuid,
  ref,
  version,
  at: instant,
  decision: z.enum(["defer", "deny"]),
  rules: z.array(z.string()),
  pack: z.strictObject({ id: z.string(), version: z.string() }),
  channel: z.enum(CHANNELS),
  purpose: z.enum(PURPOSES),
  automated: z.boolean(),
  until: instant.nullable(),
  team: slug,
  portfolio: slug,
}) satisfies z.ZodType<BlockedContact>;

const sums = z.strictObject({
  total: count,
  rules: counted,
  versions: z.array(z.strictObject({ pack: z.string(), version: z.string(), count })),
  teams: counted,
  portfolios: counted,
  days: counted,
}) satisfies z.ZodType<BlockedSums>;

const file = { "X-Row-Count": "How many rows follow the header.", "Content-Disposition": "The name of the file." };

export const BLOCKED_OPERATIONS: Operations = {
  "/api/v1/blocked-contacts": {
    get: {
      tag,
      summary: "Contacts that were not made, with the rules that refused them",
      description:
        "For compliance, leads and keys that read, of the portfolios that they may read. Without `from`: the last thirty days. `id` is the event's.",
      scopes: ["read"],
      query: blockedQuerySchema,
      answer: { status: 200, schema: listOf(blocked), says: "Newest first." },
    },
  },
  "/api/v1/blocked-contacts/sums": {
    get: {
      tag,
      summary: "How many, by rule, version, team, portfolio and day",
      description: "A contact that several rules refused counts under each of them, and once everywhere else.",
      scopes: ["read"],
      query: blockedFilterSchema,
      answer: { status: 200, schema: sums, says: "As of now. Days are UTC." },
    },
  },
  "/api/v1/blocked-contacts/exports": {
    post: {
      tag,
      summary: "Blocked contacts as a CSV file",
      description: "Filters as in the list. Noted in the access log before the first byte goes out.",
      scopes: ["read"],
      body: blockedExportSchema,
      answer: { status: 200, type: "text/csv", says: "RFC 4180, UTF-8 with byte order mark.", headers: file },
      problems: ["refused"],
    },
  },
};
