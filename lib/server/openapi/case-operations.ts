import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { careReasonSchema } from "../reads/care-reason.ts";
import { caseSchema } from "../reads/case.ts";
import { draftSchema } from "../reads/drafts.ts";
import { eventsSchema } from "../reads/events.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import { COUNTED, countsSchema } from "../reads/queue-counts.ts";
import { queueSchema, VIEWS } from "../reads/queue-query.ts";
import { revealSchema } from "../reads/reveal.ts";
import { searchSchema } from "../reads/search.ts";
import { caseState, queueRow } from "./case-schemas.ts";
import { careReason, draft, ownershipRange, revealed, savedDraft } from "./desk-schemas.ts";
import { caseEvent, command, opening } from "./event-schemas.ts";
import type { Operations } from "./operation.ts";
import { listOf, ref, version } from "./wire.ts";

const REPLAY = { "Idempotent-Replay": "`true` when this is the first answer again." };
const anyReader = ["read", "write"];
const rows = listOf(queueRow);
const viewCount = z.strictObject({ count: z.int().min(0).max(COUNTED), more: z.boolean() });

export const CASE_OPERATIONS: Operations = {
  "/api/v1/cases": {
    get: {
      tag: "Cases",
      summary: "A page of a view",
      description:
        "Only cases that the reader may read. Views: mine, offered-to-me, waiting (untaken), due (within the hour or overdue), promises-today, on-hold, team, all. Closed cases only in `all` or with a closed `status`. `q` takes a reference; search by name, phone or email with POST /cases/search.",
      scopes: ["read"],
      query: queueSchema,
      answer: { status: 200, schema: rows, says: "Rows in the order of `sort`; without a due time last under `due`." },
      problems: ["invalid"],
    },
    post: {
      tag: "Cases",
      summary: "Open a case",
      description:
        "For a lead, or a key with `write` or `import`. The case belongs to its portfolio's default team, untaken.",
      scopes: ["write", "import"],
      body: opening,
      answer: {
        status: 201,
        schema: z.strictObject({ ref, version, events: z.array(caseEvent) }),
        says: "The case is open.",
        headers: { Location: "Where the case is.", ...REPLAY },
      },
      problems: ["not-found", "conflict", "idempotency-mismatch", "invalid", "refused", "wrong-currency"],
    },
  },
  "/api/v1/cases/counts": {
    get: {
      tag: "Cases",
      summary: "How many cases each view has",
      description:
        "Only cases that the reader may read, each view as `GET /cases` shows it. Exact up to 1,000; `more` says that there are more.",
      scopes: ["read"],
      query: countsSchema,
      answer: {
        status: 200,
        schema: z.strictObject({ counts: z.record(z.enum(slugs(VIEWS)), viewCount) }),
        says: "By view.",
      },
      problems: ["invalid"],
    },
  },
  "/api/v1/cases/search": {
    post: {
      tag: "Cases",
      summary: "Search by reference, name, phone or email",
      description:
        "Newest case first. By the case's, the customer's or a debt's reference; by words of a name or their beginnings (from two letters, in any order); by phone number in any spelling or its last four digits; by email or its beginning (from three characters). All of it is encrypted at rest and found by keyed hashes. Written to the access log. Searches have their own rate limit.",
      scopes: ["read"],
      query: pageSchema,
      body: searchSchema,
      answer: {
        status: 200,
        schema: rows.extend({ complete: z.boolean() }),
        says: "What was found. `complete` is false while cases from before an upgrade are still being taken into the index.",
      },
      problems: ["invalid"],
    },
  },
  "/api/v1/cases/{ref}": {
    get: {
      tag: "Cases",
      summary: "A case, now or as it was",
      description:
        "Reading is written to the access log. `at` gives the case as it was at that version, `newest` adds as many of its newest events.",
      scopes: anyReader,
      query: caseSchema,
      answer: {
        status: 200,
        schema: z.strictObject({ case: caseState, version, events: z.array(caseEvent).optional() }),
        says: "The state and its version; with `newest` the events that led there.",
        headers: { ETag: "The version, in quotes." },
      },
      also: [{ status: 304, says: "If-None-Match names this version." }],
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/cases/{ref}/events": {
    get: {
      tag: "Cases",
      summary: "What happened, in order and without gaps",
      description:
        "`proof=1` adds to each event the exact object that was hashed and the salts that disclose its personal fields: `hash` = hex(SHA-256(RFC 8785 JSON of `envelope`)), a commitment = base64url(SHA-256(salt ‖ UTF-8 value)).",
      scopes: anyReader,
      query: eventsSchema,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(caseEvent), version }),
        says: "Events after `after`, and the case's version.",
      },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/cases/{ref}/commands": {
    post: {
      tag: "Cases",
      summary: "Give a command",
      description:
        "Order of checks: syntax, visible to the actor (404), already done (first answer again), permission (403), stale (409), rule (422). Repeating a command with its commandId changes nothing. `basedOn`: the version at which the decision began; `shown`: the version on the actor's screen.",
      scopes: ["write"],
      body: command,
      answer: {
        status: 200,
        schema: z.strictObject({ version: z.int().min(1), events: z.array(caseEvent) }),
        says: "Done, with the events that it yielded.",
        headers: REPLAY,
      },
      problems: [
        "not-found",
        "conflict",
        "stale",
        "idempotency-mismatch",
        "invalid",
        "unknown-command",
        "refused",
        "wrong-currency",
      ],
    },
  },
  "/api/v1/cases/{ref}/reveals": {
    post: {
      tag: "Cases",
      summary: "Show a masked value, for a purpose",
      description:
        "Written to the access log with the purpose before it is answered. 404 also when there is no such value.",
      scopes: ["read"],
      body: revealSchema,
      answer: { status: 200, schema: revealed, says: "The value." },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/cases/{ref}/care-reasons": {
    post: {
      tag: "Cases",
      summary: "Why the customer needs help, for a purpose",
      description:
        "People get a need (`need-disclosed`, `needs` of the state) without `driver` and `note`; keys with them. Written to the access log with the purpose before it is answered. 404 also when there is no such need, or it has been erased.",
      scopes: ["read"],
      body: careReasonSchema,
      answer: { status: 200, schema: careReason, says: "Driver and note." },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/cases/{ref}/linked": {
    get: {
      tag: "Cases",
      summary: "The customer's other cases",
      description: "Those that the reader may read.",
      scopes: ["read"],
      answer: { status: 200, schema: z.strictObject({ items: z.array(queueRow) }), says: "Last changed first." },
      problems: ["not-found"],
    },
  },
  "/api/v1/cases/{ref}/ownership": {
    get: {
      tag: "Cases",
      summary: "Who was accountable, at each version",
      description: "Ranges `[from, to)` of versions without gaps; `seconds` lasts until now for the last.",
      scopes: ["read"],
      answer: { status: 200, schema: z.strictObject({ items: z.array(ownershipRange) }), says: "Oldest first." },
      problems: ["not-found"],
    },
  },
  "/api/v1/drafts/{ref}/{form}": {
    get: {
      tag: "Desk",
      summary: "What I was writing",
      description: "Only people have drafts; each their own, encrypted with the customer's key.",
      scopes: [],
      answer: { status: 200, schema: draft, says: "The draft, or nulls." },
      problems: ["not-found"],
    },
    put: {
      tag: "Desk",
      summary: "Keep a draft, at most 20,000 bytes",
      scopes: [],
      body: draftSchema,
      answer: { status: 200, schema: savedDraft, says: "Kept." },
      problems: ["not-found", "invalid", "refused"],
    },
    delete: {
      tag: "Desk",
      summary: "Drop a draft",
      scopes: [],
      answer: { status: 204, says: "Gone." },
      problems: ["not-found"],
    },
  },
};
