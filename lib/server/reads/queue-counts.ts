import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { reachOf, requireTeam } from "./queue.ts";
import { queueSchema, VIEWS, type View } from "./queue-query.ts";
import { branchesOf, type Put, type Reach, type Statement } from "./queue-sql.ts";

/** The query parameters of `GET /cases/counts`. */
export const countsSchema = z.strictObject({ team: queueSchema.shape.team });

/** Counted no further than this: what lies beyond is "1,000+". */
export const COUNTED = 1_000;
export type ViewCount = { count: number; more: boolean };
export type CountsAnswer = { counts: Record<View, ViewCount> };

/** How many cases each view shows to this viewer, exact up to 1,000. `team` as in `GET /cases`. Throws 422 for an unknown team. */
export async function readCounts(viewer: Viewer, directory: Directory, team?: string): Promise<CountsAnswer> {
  requireTeam(directory, team);
  const reach = (view: View) => reachOf(viewer, directory, { view, team });
  const { rows } = await pool().query<Record<View, number>>(countsStatement(slugs(VIEWS), reach, team));
  const counts = slugs(VIEWS).map((view) => {
    const count = rows[0]?.[view] ?? 0;
    return [view, { count: Math.min(count, COUNTED), more: count > COUNTED }];
  });
  return { counts: Object.fromEntries(counts) };
}

/** One row, a column a view; each stops at the first row too many. */
export function countsStatement(views: View[], reach: (view: View) => Reach, team?: string): Statement {
  const values: unknown[] = [];
  const put: Put = (value) => `$${values.push(value)}`;
  const enough = put(COUNTED + 1);
  const columns = views.map((view) => {
    const each = (where: string) => `select 1 as one from cases where ${where} limit ${enough}`;
    const branches = branchesOf({ view, team, sort: "due" }, reach(view), put, each);
    return `(select count(*)::integer from (select from (${branches.join(" union all ")}) as them limit ${enough}) as n) as "${view}"`;
  });
  return { text: `select ${columns.join(",\n")}`, values };
}
