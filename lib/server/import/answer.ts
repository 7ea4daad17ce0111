import { validate as isUuid } from "uuid";
import type { Delimiter, Encoding } from "../../domain/import/file-form.ts";
import type { Mapping } from "../../domain/import/mapping.ts";
import { type Viewer, whyNotImport } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { forbidden, Problem } from "../problem.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import type { ListAnswer, Page } from "../reads/directory-lists.ts";
import { leftOutAfter } from "./left-out.ts";
import { type Form, openForm } from "./staged.ts";

const COUNTS = [
  "rows",
  "read",
  "wrong",
  "filtered",
  "withheld",
  "customers",
  "cases",
  "commands",
  "applied",
  "repeated",
  "refused",
  "finished",
] as const;
export type ImportCounts = Record<(typeof COUNTS)[number], number>;
/** `paused`: it waits between two cases, wherever it is, until it is resumed. */
export type ImportState = "staging" | "running" | "paused" | "done" | "failed";
export type ImportError = { line: number; column?: string; field: string; message: string };
/** An import as a list shows it: what it was given and what it did. */
export type ImportRow = {
  id: string;
  state: ImportState;
  dryRun: boolean;
  asOf: string;
  source: string;
  fileName: string | null;
  encoding: Encoding;
  delimiter: Delimiter;
  startedBy: { kind: string; id: string };
  counts: ImportCounts;
  /** Rows a second while it ran. */
  rate: number;
  /** What ended it, when it failed. */
  failure: string | null;
  startedAt: string;
  pausedAt: string | null;
  finishedAt: string | null;
};
export type ImportAnswer = ImportRow & { mapping: Mapping; errors: ImportError[] };

const SHOWN = 200;

/** Imports are started by keys with the scope `import` and by team leads. */
export function requireMayImport(viewer: Viewer): void {
  const reason = whyNotImport(viewer);
  if (reason) throw forbidden(reason);
}

type Row = ImportCounts & {
  id: string;
  state: ImportState;
  dryRun: boolean;
  asOf: string;
  form: Buffer;
  failure: string | null;
  kind: string;
  actor: string;
  startedAt: string;
  pausedAt: string | null;
  finishedAt: string | null;
  rate: number;
};

const READ = `
  select id, case when paused_at is not null then 'paused' else state end as state, dry_run as "dryRun",
    as_of::text as "asOf", ${COUNTS.join(", ")}, form, failure, actor_kind as kind, actor_id as actor,
    wire_time(created_at) as "startedAt", wire_time(paused_at) as "pausedAt", wire_time(finished_at) as "finishedAt",
    round(coalesce(finished / nullif(extract(epoch from
      coalesce(finished_at, paused_at, clock_timestamp()) - run_at) - paused_seconds, 0), 0)::numeric, 1)::float8 as rate
  from imports`;

/** Imports, newest first: one's own; a key that reads everything sees all. */
export async function listImports(viewer: Viewer, { limit, cursor }: Page): Promise<ListAnswer<ImportRow>> {
  const list = { list: "imports", kind: viewer.kind, id: viewer.id };
  const after = cursor === undefined ? null : readCursor(list, cursor).id;
  const { rows } = await pool().query<Row>(
    `${READ} where state <> 'receiving' and ($1::uuid is null or id < $1) and ($2 or (actor_kind = $3 and actor_id = $4))
     order by id desc limit $5`,
    [after, seesAll(viewer), viewer.kind, viewer.id, limit + 1],
  );
  const items = rows.slice(0, limit).map((row) => toImport(row, openForm(row.id, row.form)));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? makeCursor(list, { key: null, id: last.id }) : null };
}

/** How far the import is. Who started it may ask, as long as they import at all, and keys that read everything; for others it is not there (404). */
export async function readImport(viewer: Viewer, id: string): Promise<ImportAnswer> {
  const row = await requireImport(viewer, id);
  const form = openForm(id, row.form);
  return { ...toImport(row, form), mapping: form.mapping, errors: await firstErrors(id) };
}

export async function requireImport(viewer: Viewer, id: string): Promise<Row> {
  if (!isUuid(id)) throw noSuchImport();
  const { rows } = await pool().query<Row>(`${READ} where id = $1 and state <> 'receiving'`, [id]);
  const row = rows[0];
  if (row && maySee(viewer, row)) return row;
  throw noSuchImport();
}

function toImport(row: Row, { mapping, file }: Form): ImportRow {
  const { id, state, dryRun, asOf, rate, failure, startedAt, pausedAt, finishedAt } = row;
  return {
    id,
    state,
    dryRun,
    asOf,
    source: mapping.source,
    fileName: file?.name ?? null,
    encoding: file?.encoding ?? "utf-8",
    delimiter: file?.delimiter ?? "comma",
    startedBy: { kind: row.kind, id: row.actor },
    counts: Object.fromEntries(COUNTS.map((name) => [name, row[name]])) as ImportCounts,
    rate,
    failure,
    startedAt,
    pausedAt,
    finishedAt,
  };
}

function noSuchImport(): Problem {
  return new Problem(404, "not-found", "No such import, or not one you may see.");
}

function maySee(viewer: Viewer, { kind, actor }: Row): boolean {
  if (whyNotImport(viewer) !== null) return false;
  return (viewer.kind === kind && viewer.id === actor) || seesAll(viewer);
}

function seesAll(viewer: Viewer): boolean {
  return viewer.kind === "api" && viewer.scopes.includes("import") && viewer.scopes.includes("read");
}

async function firstErrors(id: string): Promise<ImportError[]> {
  const rows = await leftOutAfter(id, 0, SHOWN);
  return rows.flatMap(({ line, errors }) => errors.map((error) => ({ line, ...error }))).slice(0, SHOWN);
}
