import { validate as isUuid } from "uuid";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { forbidden, Problem } from "../problem.ts";
import { leftOutAfter } from "./left-out.ts";

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
] as const;
export type ImportCounts = Record<(typeof COUNTS)[number], number>;
export type ImportState = "staging" | "running" | "done" | "failed";
export type ImportError = { line: number; column?: string; field: string; message: string };
export type ImportAnswer = {
  id: string;
  state: ImportState;
  dryRun: boolean;
  asOf: string;
  counts: ImportCounts;
  /** Rows a second since it began to run. */
  rate: number;
  errors: ImportError[];
  /** What ended it, when it failed. */
  failure: string | null;
  startedAt: string;
  finishedAt: string | null;
};

const SHOWN = 200;

/** Imports are started by keys with the scope `import` and by team leads. */
export function requireMayImport(viewer: Viewer): void {
  if (viewer.kind === "api" && viewer.scopes.includes("import")) return;
  if (viewer.kind === "user" && viewer.role === "lead") return;
  throw forbidden("Only a team lead imports, or a key with the scope import.");
}

type Row = Omit<ImportAnswer, "counts" | "errors"> & ImportCounts & { actor: string; kind: string };

/** How far the import is. Those who started it may ask, and keys that read everything; for others it is not there (404). */
export async function readImport(viewer: Viewer, id: string): Promise<ImportAnswer> {
  const { kind: _kind, actor: _actor, ...row } = await requireImport(viewer, id);
  const counts = Object.fromEntries(COUNTS.map((name) => [name, row[name]])) as ImportCounts;
  const { state, dryRun, asOf, rate, failure, startedAt, finishedAt } = row;
  return { id, state, dryRun, asOf, counts, rate, errors: await firstErrors(id), failure, startedAt, finishedAt };
}

export async function requireImport(viewer: Viewer, id: string): Promise<Row> {
  if (!isUuid(id)) throw noSuchImport();
  const { rows } = await pool().query<Row>(
    `select id, state, dry_run as "dryRun", as_of::text as "asOf", ${COUNTS.join(", ")}, failure, actor_kind as kind,
       actor_id as actor, wire_time(created_at) as "startedAt", wire_time(finished_at) as "finishedAt",
       round(coalesce(finished / nullif(extract(epoch from coalesce(finished_at, clock_timestamp()) - run_at), 0), 0), 1)::float8 as rate
     from imports where id = $1 and state <> 'receiving'`,
    [id],
  );
  const row = rows[0];
  if (row && maySee(viewer, row)) return row;
  throw noSuchImport();
}

function noSuchImport(): Problem {
  return new Problem(404, "not-found", "No such import, or not one you may see.");
}

function maySee(viewer: Viewer, { kind, actor }: Row): boolean {
  if (viewer.kind === kind && viewer.id === actor) return true;
  return viewer.kind === "api" && viewer.scopes.includes("import") && viewer.scopes.includes("read");
}

async function firstErrors(id: string): Promise<ImportError[]> {
  const rows = await leftOutAfter(id, 0, SHOWN);
  return rows.flatMap(({ line, errors }) => errors.map((error) => ({ line, ...error }))).slice(0, SHOWN);
}
