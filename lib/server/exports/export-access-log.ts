import { ACCESS_ACTIONS, ACCESS_DOORS, REVEALED_FIELDS } from "../../domain/access.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { type Access, insertAccess, sealedPurpose } from "../access/record.ts";
import { type Client, inTransaction } from "../database.ts";
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

/** The access log, or what the filters leave of it, as a CSV file; noted in it like every export, and all before that line. */
export async function exportAccessLog(viewer: Viewer, directory: Directory, asked: AccessExport): Promise<Response> {
  const { purpose, ...filter } = asked;
  const { access, cases } = await beginReading(viewer, filter);
  const detail = { list: "access-log", ...filter };
  const noted = { ...access, action: "export", detail, purpose: sealedPurpose(purpose) } as const;
  const { line, results } = await inTransaction((client) => noteExport(client, noted, filter, cases));
  return csvAnswer(fileName("access-log"), results, HEADER, entries(viewer, directory, filter, cases, line, results));
}

/** The export's own line first: it and what comes after it push nothing out of the file. */
async function noteExport(client: Client, access: Access, filter: AccessFilter, cases: string[] | null) {
  const id = await insertAccess(client, access);
  const { rows } = await client.query<{ at: string }>("select wire_time(at) as at from access_log where id = $1", [id]);
  const line: Position = { key: rows[0]?.at ?? null, id };
  const results = requireFits(await countRows(client, filter, cases, line));
  await client.query("update access_log set results = $2 where id = $1", [id, results]);
  return { line, results };
}

async function countRows(
  client: Client,
  filter: AccessFilter,
  cases: string[] | null,
  before: Position,
): Promise<number> {
  const { text, values } = accessStatement(filter, cases, before, env().limits.export.rows + 1);
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from (${text}) as found`,
    values,
  );
  return rows[0]?.count ?? 0;
}

/** Those before the line, the newest first, at most `most`. */
async function* entries(
  viewer: Viewer,
  directory: Directory,
  filter: AccessFilter,
  cases: string[] | null,
  before: Position,
  most: number,
): AsyncGenerator<Cell[][]> {
  let after = before;
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
