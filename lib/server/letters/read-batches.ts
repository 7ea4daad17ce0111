import * as z from "zod";
import type { Variant } from "../../domain/contact-words.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Actor } from "../../domain/events.ts";
import { BATCH_STATES, type BatchState, type ClosingReason, type TakenOut } from "../../domain/letters/batch.ts";
import { whyNoLetters } from "../../domain/letters/batch-rights.ts";
import type { Paper } from "../../domain/letters/sheet.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { forbidden, Problem } from "../problem.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import type { ListAnswer, Page } from "../reads/directory-lists.ts";
import { pageSchema } from "../reads/query-parameters.ts";
import { readablePortfolios } from "../reads/readable-case.ts";

export type BatchAnswer = {
  id: string;
  number: number;
  paper: Paper;
  variant: Variant;
  state: BatchState;
  /** Of an open batch: as of now. */
  letters: number;
  pages: number;
  takenOut: number;
  /** While it closes: so many of its letters have been judged on their cases as they are now. */
  judged: number;
  /** The rules that letters were taken out for, most frequent first. */
  blockedBy: { rule: string; letters: number }[];
  sha256: string | null;
  openedAt: string;
  closed: { at: string; why: ClosingReason; by: Pick<Actor, "kind" | "id"> | null } | null;
  handedOver: { at: string; by: Pick<Actor, "kind" | "id">; printerReference: string } | null;
};
export type LetterAnswer = {
  id: string;
  contactId: string;
  ref: string;
  /** Null until the batch closes. */
  position: number | null;
  pages: number;
  sha256: string;
  at: string;
  takenOut: TakenOut | null;
  /** The rules that it was taken out for. */
  rules: string[];
};

/** The query of the list of batches. */
export const batchesSchema = pageSchema.extend({
  state: z.enum(Object.keys(BATCH_STATES) as [BatchState, ...BatchState[]]).optional(),
});

type Row = Omit<BatchAnswer, "number" | "closed" | "handedOver"> & {
  number: string;
  closed_at: string | null;
  closed_why: ClosingReason;
  closed_by_kind: Actor["kind"] | null;
  closed_by_id: string;
  handed_over_at: string | null;
  handed_over_by_kind: Actor["kind"];
  handed_over_by_id: string;
  printer_reference: string;
};

const COLUMNS = `b.id, b.number, b.paper, b.variant, b.state, b.sha256, wire_time(b.opened_at) as "openedAt",
  coalesce(b.letters, l.letters) as letters, coalesce(b.pages, l.pages) as pages, l."takenOut", l.judged, r."blockedBy",
  wire_time(b.closed_at) as closed_at, b.closed_why, b.closed_by_kind, b.closed_by_id,
  wire_time(b.handed_over_at) as handed_over_at, b.handed_over_by_kind, b.handed_over_by_id, b.printer_reference
  from letter_batches b cross join lateral (
    select count(*) filter (where taken_out_at is null)::int as letters,
      coalesce(sum(pages) filter (where taken_out_at is null), 0)::int as pages,
      count(taken_out_at)::int as "takenOut",
      count(judged_at) filter (where taken_out_at is null)::int as judged from letters where batch_id = b.id) l
    cross join lateral (
      select coalesce(json_agg(json_build_object('rule', rule, 'letters', count) order by count desc, rule), '[]') as "blockedBy"
      from (select rule, count(*)::int from letters, unnest(taken_out_rules) as rule where batch_id = b.id group by rule) of) r`;

/** Batches, newest first. Throws 403. */
export async function listBatches(
  viewer: Viewer,
  { state, limit, cursor }: z.infer<typeof batchesSchema>,
): Promise<ListAnswer<BatchAnswer>> {
  requireLetters(viewer);
  const list = { list: "letter-batches", state };
  const before = cursor === undefined ? null : Number(readCursor(list, cursor).key);
  const { rows } = await pool().query<Row>(
    `select ${COLUMNS} where ($1::text is null or b.state = $1) and ($2::bigint is null or b.number < $2)
     order by b.number desc limit $3`,
    [state ?? null, before, limit + 1],
  );
  const items = rows.slice(0, limit).map(answerOf);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? makeCursor(list, { key: last.number, id: last.id }) : null;
  return { items, nextCursor };
}

/** Throws 403 and 404. */
export async function readBatch(viewer: Viewer, id: string): Promise<BatchAnswer> {
  requireLetters(viewer);
  if (!isId(id)) throw noBatch();
  const { rows } = await pool().query<Row>(`select ${COLUMNS} where b.id = $1`, [id]);
  if (!rows[0]) throw noBatch();
  return answerOf(rows[0]);
}

/** The letters of a batch in its order, of cases that the viewer may read. Throws 403 and 404. */
export async function listLetters(
  viewer: Viewer,
  directory: Directory,
  id: string,
  { limit, cursor }: Page,
): Promise<ListAnswer<LetterAnswer>> {
  const batch = await readBatch(viewer, id);
  const list = { list: "letters", batch: batch.id };
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const { rows } = await pool().query<LetterAnswer>(
    `select l.id, l.contact_id as "contactId", c.ref, l.position, l.pages, l.sha256, wire_time(l.at) as at,
       l.taken_out_why as "takenOut", coalesce(l.taken_out_rules, '{}') as rules
     from letters l join cases c on c.id = l.case_id
     where l.batch_id = $1 and c.portfolio = any($2) and ($3::timestamptz is null or (l.at, l.id) > ($3, $4))
     order by l.at, l.id limit $5`,
    [batch.id, readablePortfolios(viewer, directory), after?.key ?? null, after?.id ?? null, limit + 1],
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? makeCursor(list, { key: last.at, id: last.id }) : null;
  return { items, nextCursor };
}

export function requireLetters(viewer: Viewer): void {
  const why = whyNoLetters(viewer);
  if (why) throw forbidden(why);
}

export function noBatch(): Problem {
  return new Problem(404, "not-found", "There is no such print batch.");
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function answerOf(row: Row): BatchAnswer {
  const { id, number, paper, variant, state, letters, pages, takenOut, judged, blockedBy, sha256, openedAt } = row;
  const closedBy = row.closed_by_kind ? { kind: row.closed_by_kind, id: row.closed_by_id } : null;
  const handedOverBy = { kind: row.handed_over_by_kind, id: row.handed_over_by_id };
  return {
    id,
    number: Number(number),
    paper,
    variant,
    state,
    letters,
    pages,
    takenOut,
    judged,
    blockedBy,
    sha256,
    openedAt,
    closed: row.closed_at === null ? null : { at: row.closed_at, why: row.closed_why, by: closedBy },
    handedOver:
      row.handed_over_at === null
        ? null
        : { at: row.handed_over_at, by: handedOverBy, printerReference: row.printer_reference },
  };
}
