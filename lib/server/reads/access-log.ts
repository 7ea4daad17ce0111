import { doorOf } from "../../domain/access.ts";
import { mayReadPurposes, whyNotReadLog } from "../../domain/access-rights.ts";
import type { Directory } from "../../domain/directory.ts";
import { ERASED } from "../../domain/erased.ts";
import type { Actor } from "../../domain/events.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { type Access, PURPOSE_WITHOUT_CASE, recordAccess } from "../access/record.ts";
import { open, openForInstallation } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { forbidden, notFound } from "../problem.ts";
import type { AccessFilter, AccessQuery } from "./access-query.ts";
import { type AccessRow, accessStatement } from "./access-rows.ts";
import { makeCursor, type Position, readCursor } from "./cursor.ts";
import type { ListAnswer } from "./directory-lists.ts";
import { purposeBound } from "./reveal.ts";

export type AccessEntry = {
  id: string;
  at: string;
  actor: { kind: Actor["kind"]; id: string; name: string | null };
  via: Access["via"] | null;
  action: Access["action"];
  ref: string | null;
  field: string | null;
  /** Null where none was given, and for a reader who may not read purposes. */
  purpose: string | null;
  /** What was asked for: filters of a list, of an export, of the log itself. */
  detail: Record<string, unknown> | null;
  results: number | null;
};

/**
 * Who opened, searched, revealed and exported what, newest first. Looking is noted too, once a view (not for each next
 * page). Throws 403 for who may not read it, 404 for a reference that there is not.
 */
export async function readAccessLog(
  viewer: Viewer,
  directory: Directory,
  query: AccessQuery,
): Promise<ListAnswer<AccessEntry>> {
  const { limit, cursor, ...filter } = query;
  const asked = await beginReading(viewer, filter);
  const list = { list: "access-log", ...filter };
  if (cursor === undefined) await recordAccess({ ...asked.access, action: "read-log", detail: filter });
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const rows = await accessRows(filter, asked.cases, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? makeCursor(list, positionOf(last)) : null;
  return { items: await entriesOf(viewer, directory, page), nextCursor };
}

/** Who asks, about which cases: null for the whole log. Throws 403 and 404. */
export async function beginReading(viewer: Viewer, { ref }: AccessFilter) {
  const why = whyNotReadLog(viewer);
  if (why) throw forbidden(why);
  const cases = ref === undefined ? null : await casesOfCustomer(ref);
  const access = { by: { kind: viewer.kind, id: viewer.id }, via: doorOf(viewer), caseId: cases?.asked };
  return { access, cases: cases?.all ?? null };
}

async function casesOfCustomer(ref: string): Promise<{ asked: string; all: string[] }> {
  const { rows } = await pool().query<{ id: string; ref: string }>(
    "select id, ref from cases where customer_id = (select customer_id from cases where ref = $1)",
    [ref],
  );
  const asked = rows.find((row) => row.ref === ref);
  if (!asked) throw notFound();
  return { asked: asked.id, all: rows.map(({ id }) => id) };
}

export async function accessRows(filter: AccessFilter, cases: string[] | null, after: Position | null, count: number) {
  const { rows } = await pool().query<AccessRow>(accessStatement(filter, cases, after, count));
  return rows;
}

export function positionOf({ at, id }: AccessRow): Position {
  return { key: at, id };
}

/** The rows as a reader gets them, with today's names. */
export async function entriesOf(viewer: Viewer, directory: Directory, rows: AccessRow[]): Promise<AccessEntry[]> {
  const keys = await keyNames(rows);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: {
      kind: row.actor_kind,
      id: row.actor_id,
      name: directory.people[row.actor_id]?.name ?? keys.get(row.actor_id) ?? null,
    },
    via: row.via,
    action: row.action,
    ref: row.ref,
    field: row.field,
    purpose: mayReadPurposes(viewer) ? purposeOf(row) : null,
    detail: row.detail,
    results: row.results,
  }));
}

function purposeOf({ purpose, case_id, customer_id, wrapped, action }: AccessRow): string | null {
  if (!purpose) return null;
  if (action !== "reveal" || case_id === null || customer_id === null)
    return openForInstallation(purpose, PURPOSE_WITHOUT_CASE);
  const key = customerKey(customer_id, wrapped);
  return key ? open(key, purpose, purposeBound(case_id)) : ERASED;
}

async function keyNames(rows: AccessRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.filter((row) => row.actor_kind === "api").map((row) => row.actor_id))];
  const named = new Map([["env", "BATON_API_KEY"]]);
  if (ids.length === 0) return named;
  const { rows: found } = await pool().query<{ id: string; name: string }>(
    "select id, name from api_keys where id::text = any($1)",
    [ids],
  );
  for (const { id, name } of found) named.set(id, name);
  return named;
}
