/** The lead's board beyond its sums: lists, feed, reassigning many cases, absences. */
import * as z from "zod";
import { type AbsenceRow, FEED_TYPES, type FeedItem } from "../../domain/board.ts";
import * as c from "../../domain/codes.ts";
import { OUTCOMES } from "../../domain/reassignment.ts";
import { absenceSchema } from "../org/absences.ts";
import { boardCasesSchema } from "../reads/board-cases.ts";
import type { ReassignmentAnswer, ReassignmentProgress } from "../reassign/answer.ts";
import { dryRunSchema, reassignmentSchema } from "../reassign/job.ts";
import type { ReassignmentPreview } from "../reassign/preview.ts";
import { queueRow } from "./case-schemas.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, owner, ref, slug, uuid, version } from "./wire.ts";

const count = z.int().min(0);
const made = z.strictObject({ id: uuid });
const actor = z.strictObject({ kind: z.string(), id: z.string() });
const outcome = z.enum(c.slugs(OUTCOMES));

const feedItem = z.strictObject({
  id: uuid,
  ref,
  version,
  at: instant,
  type: z.enum(FEED_TYPES),
  customerName: z.string(),
  actor,
  from: owner.nullable(),
  to: owner.nullable(),
  why: z.string().nullable(),
}) satisfies z.ZodType<Omit<FeedItem, "actor">>;

const load = z.strictObject({ open: count, dueInHour: count, overdue: count });
const preview = z.strictObject({
  move: count,
  skip: count,
  items: z.array(
    z.strictObject({
      ref,
      outcome,
      version: version.nullable(),
      customerName: z.string().nullable(),
      owner: owner.nullable(),
    }),
  ),
  load: z.strictObject({ before: load, after: load }),
}) satisfies z.ZodType<ReassignmentPreview>;

const keptOrPreview = z.union([made, preview]);

const progress = z.strictObject({
  id: uuid,
  toTeam: slug,
  toUser: uuid.nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  total: count,
  done: count,
  moved: count,
}) satisfies z.ZodType<ReassignmentProgress>;

const reassignment = progress.extend({
  items: z.array(
    z.strictObject({
      ref,
      outcome: outcome.nullable(),
      says: z.string().nullable(),
      owner: owner.optional(),
      by: actor.optional(),
      changes: z.array(z.string()).optional(),
      rule: z.string().optional(),
    }),
  ),
}) satisfies z.ZodType<ReassignmentAnswer>;

const absence = z.strictObject({
  id: uuid,
  person: uuid,
  team: slug,
  from: instant,
  until: instant,
  cover: uuid.nullable(),
  state: z.enum(["to-come", "under-way", "over"]),
  moved: count,
  still: z.array(ref),
}) satisfies z.ZodType<AbsenceRow>;

export const BOARD_OPERATIONS: Operations = {
  "/api/v1/board/cases": {
    get: {
      tag: "Desk",
      summary: "The cases behind a number of the board",
      description:
        "`holder`: a person's id, `queue` (waiting, not taken), `offered` (not accepted yet) or `all`. Of the reader's teams, or of the one named.",
      scopes: ["read"],
      query: boardCasesSchema,
      answer: { status: 200, schema: listOf(queueRow), says: "Due first." },
      problems: ["invalid"],
    },
  },
  "/api/v1/board/feed": {
    get: {
      tag: "Desk",
      summary: "What happened to ownership lately",
      description: "For leads and compliance, and for keys; 403 for people without a board.",
      scopes: ["read"],
      answer: { status: 200, schema: listOf(feedItem), says: "The last 30 within 24 hours, newest first." },
    },
  },
  "/api/v1/reassignments": {
    get: {
      tag: "Desk",
      summary: "My reassignments of the last two days",
      scopes: ["read"],
      answer: { status: 200, schema: listOf(progress), says: "Newest first, at most twenty." },
    },
    post: {
      tag: "Desk",
      summary: "Reassign up to 500 cases",
      description:
        "For leads, and keys with `write`. Each case is an ordinary `reassign`, with the rights of the moment at which it is moved; it goes on when nobody looks. With `basedOn` a case that changed since is left and told. `dryRun=1` answers 200 with what would happen, and changes nothing.",
      scopes: ["write"],
      query: dryRunSchema,
      body: reassignmentSchema,
      answer: {
        status: 202,
        schema: keptOrPreview,
        says: "Kept; ask for its progress.",
        headers: { Location: "Its progress." },
      },
      also: [
        {
          status: 200,
          says: "A dry run: `move`, `skip`, `items` with the outcome of each, `load` of the receiver before and after.",
          alike: true,
        },
      ],
      problems: ["invalid", "idempotency-mismatch"],
    },
  },
  "/api/v1/reassignments/{id}": {
    get: {
      tag: "Desk",
      summary: "How far a reassignment is, and what became of each case",
      description: "For who asked for it. `outcome` null: not its turn yet.",
      scopes: ["read"],
      answer: { status: 200, schema: reassignment, says: "As of now." },
      problems: ["not-found"],
    },
  },
  "/api/v1/absences": {
    get: {
      tag: "Desk",
      summary: "Who is away when, and who covers",
      scopes: ["read"],
      answer: { status: 200, schema: listOf(absence), says: "To come, under way, and over within a fortnight." },
    },
    post: {
      tag: "Desk",
      summary: "Record an absence",
      description:
        "A lead of the team, an admin, or a key with `admin`. Days are the team's. At the beginning the person's open cases go to the cover (null: the teams' queues) and offers to them to their team; meanwhile nobody can give them a case (`person-away`).",
      scopes: ["write"],
      body: absenceSchema,
      answer: { status: 201, schema: made, says: "Recorded.", headers: { Location: "The absence." } },
      problems: ["conflict"],
    },
  },
  "/api/v1/absences/{id}": {
    delete: {
      tag: "Desk",
      summary: "Take back, end or put away an absence",
      description: "To come: it never was. Under way: it ends now. Over: it leaves the board.",
      scopes: ["write"],
      answer: { status: 204, says: "Done." },
      problems: ["not-found"],
    },
  },
};
