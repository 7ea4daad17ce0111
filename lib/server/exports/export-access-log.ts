import { ACCESS_ACTIONS, ACCESS_DOORS, REVEALED_FIELDS } from "../../domain/access.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { recordAccess, sealedPurpose } from "../access/record.ts";
import { pool } from "../database.ts";
import { env } from "../env.ts";
import { type AccessEntry, accessRows, beginReading, entriesOf, positionOf } from "../reads/access-log.ts";
import type { AccessFilter } from "../reads/access-query.ts";
import { accessStatement } from "../reads/access-rows.ts";
import type { Position } from "../reads/cursor.ts";
import { type Cell, csvAnswer, fileName } from "./csv-answer.ts";
import { requireFits } from "./export-budget.ts";
import type { AccessExport } from "./export-schema.ts";

const AT_ONCE = 500;
const HEADER = ["at", "who", "who_id", "kind", "what", "how", "reference", "field", "purpose", "asked_for", "results"];

/** The access log, or what the filters leave of it, as a CSV file; noted in it like every export, and up to that line. */
export async function exportAccessLog(viewer: Viewer, directory: Directory, asked: AccessExport): Promise<Response> {
  const { purpose, ...filter } = asked;
  const { access, cases } = await beginReading(viewer, filter);
  const results = requireFits(await countRows(filter, cases));
  const detail = { list: "access-log", ...filter };
  await recordAccess({ ...access, action: "export", detail, purpose: sealedPurpose(purpose), results });
  return csvAnswer(fileName("access-log"), results, HEADER, entries(viewer, directory, filter, cases, results));
}

async function countRows(filter: AccessFilter, cases: string[] | null): Promise<number> {
  const { text, values } = accessStatement(filter, cases, null, env().limits.export.rows + 1);
  const { rows } = await pool().query<{ count: number }>(
    `select count(*)::integer as count from (${text}) as found`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/** Lines that came after the count push none of those counted out: at most `most`, the newest first. */
async function* entries(
  viewer: Viewer,
  directory: Directory,
  filter: AccessFilter,
  cases: string[] | null,
  most: number,
): AsyncGenerator<Cell[][]> {
  let after: Position | null = null;
  for (let left = most; left > 0; ) {
    const rows = await accessRows(filter, cases, after, Math.min(AT_ONCE, left));
    const last = rows.at(-1);
    if (!last) return;
    yield (await entriesOf(viewer, directory, rows)).map(cellsOf);
    after = positionOf(last);
    left -= rows.length;
  }
}

function cellsOf({ at, actor, action, via, ref, field, purpose, detail, results }: AccessEntry): Cell[] {
  return [
    at,
    actor.name,
    actor.id,
    actor.kind,
    ACCESS_ACTIONS[action] ?? action,
    via && ACCESS_DOORS[via],
    ref,
    field && (REVEALED_FIELDS[field] ?? field),
    purpose,
    detail && JSON.stringify(detail),
    results,
  ];
}
