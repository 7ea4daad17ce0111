import { slugs } from "../../domain/codes.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../../server/database.ts";
import type { Position } from "../../server/reads/cursor.ts";
import { positionOf, queueRows, reachOf } from "../../server/reads/queue.ts";
import { countsStatement } from "../../server/reads/queue-counts.ts";
import { SORTS, type Sort, VIEWS, type View } from "../../server/reads/queue-query.ts";
import { queueStatement, type Statement } from "../../server/reads/queue-sql.ts";
import { median } from "./clients.ts";
import type { Scratch } from "./scratch.ts";

const PAGE = 51;
const RUNS = 15;
/** Milliseconds of database time: first page, the page in the middle of 400, and the page's rows by primary key. */
type Figure = { view: string; sort: string; reader: string; first: number; next: number; floor: number; rows: number };

/** Every view in every order for every reader: the slowest reader of each is kept. */
export async function measureLists({ directory, readers }: Scratch): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const view of slugs(VIEWS)) {
    for (const sort of slugs(SORTS)) {
      const each: Figure[] = [];
      for (const [reader, viewer] of Object.entries(readers)) {
        const reach = reachOf(viewer, directory, { view });
        each.push({ view, sort, reader, ...(await measureList(view, sort, reach)) });
      }
      figures.push(each.reduce((slow, one) => (worst(one) > worst(slow) ? one : slow)));
    }
  }
  return figures;
}

const worst = ({ first, next }: Figure) => Math.max(first, next);

async function measureList(view: View, sort: Sort, reach: ReturnType<typeof reachOf>) {
  const list = { view, sort };
  const deep = await queueRows(list, reach, null, 400);
  const middle = deep[Math.floor(deep.length / 2)];
  const after = middle ? positionOf(sort, middle) : null;
  const ids = deep.slice(0, PAGE).map((row) => row.id);
  const page = (from: Position | null) =>
    reach.person === null && view === "mine" ? 0 : databaseTime(queueStatement(list, reach, from, PAGE));
  return {
    rows: ids.length,
    first: await page(null),
    next: await page(after),
    floor: await databaseTime(byPrimaryKey(ids)),
  };
}

function byPrimaryKey(ids: string[]): Statement {
  return {
    text: `select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.due_at) as due_at,
       c.balance_minor, wire_time(c.updated_at) as updated_at
     from cases c join customers k on k.id = c.customer_id where c.id = any($1) order by c.id`,
    values: [ids],
  };
}

/** Planning and running as PostgreSQL itself counts them, the least of a few runs: what the page costs, not what else ran. */
async function databaseTime({ text, values }: Statement): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const { rows } = await pool().query(`explain (analyze, timing off, format json) ${text}`, values);
    const [plan] = rows[0]["QUERY PLAN"];
    runs.push(plan["Planning Time"] + plan["Execution Time"]);
  }
  return Math.min(...runs);
}

/** The counts of each view alone, for the slowest reader. */
export async function measureCounts({ directory, readers }: Scratch): Promise<{ view: View; ms: number }[]> {
  const of = (viewer: Viewer, view: View) =>
    timed(() => pool().query(countsStatement([view], () => reachOf(viewer, directory, { view }))));
  const counts: { view: View; ms: number }[] = [];
  for (const view of slugs(VIEWS)) {
    const each: number[] = [];
    for (const viewer of Object.values(readers)) each.push(await of(viewer, view));
    counts.push({ view, ms: Math.max(...each) });
  }
  return counts;
}

/** The median of a few runs after one that warms up, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  await work();
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await work();
    runs.push(performance.now() - began);
  }
  return median(runs);
}
