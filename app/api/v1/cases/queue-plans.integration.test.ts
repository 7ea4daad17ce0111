import { afterAll, beforeAll, expect, it } from "vitest";
import { slugs } from "#lib/domain/codes.ts";
import { DIRECTORY, ID } from "#lib/domain/given-organisation.ts";
import { inTransaction, pool } from "#lib/server/database.ts";
import type { Position } from "#lib/server/reads/cursor.ts";
import { SORTS, type Sort, VIEWS, type View } from "#lib/server/reads/queue-query.ts";
import { queueStatement } from "#lib/server/reads/queue-sql.ts";
import { openDesk } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  desk = await openDesk();
  await generate(20_000);
});
afterAll(() => desk.close());

const TEAMS = Object.keys(DIRECTORY.teams);
const REACH = { portfolios: Object.keys(DIRECTORY.portfolios), teams: ["early-arrears"], person: ID.amara };
const MIDDLE: Record<Sort, Position> = {
  due: { key: daysFromNow(5), id: ID.amara },
  balance: { key: "50000", id: ID.amara },
  updated: { key: daysFromNow(-10), id: ID.amara },
};
const lists = slugs(VIEWS).flatMap((view) => slugs(SORTS).map((sort) => [view, sort] as const));

it.each(lists)("view %s by %s walks an index, at the beginning and in the middle", async (view, sort) => {
  for (const after of [null, MIDDLE[sort]]) {
    const plan = await explain(view, sort, after);
    const whole = plan.text.filter((line) => /Seq Scan on cases/.test(line));
    expect(whole, plan.text.join("\n")).toEqual([]);
    // A page costs its own rows, not the list's. What is due in another order is looked for in one of two indexes.
    const most = view === "due" && sort !== "due" ? 20_000 : 1_500;
    expect(plan.read, plan.text.join("\n")).toBeLessThan(most);
    // Which cases come next is read from the index alone; of the table only the page's rows.
    expect(plan.fetched, plan.text.join("\n")).toBeLessThanOrEqual(51);
  }
});

it("goes on after cases without a due time as directly", async () => {
  const plan = await explain("all", "due", { key: null, id: ID.amara });
  expect(plan.read, plan.text.join("\n")).toBeLessThan(1_500);
});

// Of the table only the page's own rows are read; a range that few cases fit may be read whole and sorted.
const narrowings: [object, number][] = [
  [{ hold: "any" }, 51],
  [{ hold: "none" }, 51],
  [{ status: "disputed" }, 51],
  [{ portfolio: "uk" }, 51],
  [{ due: "week" }, 51],
  [{ due: "later" }, 51],
  [{ balanceMax: 50_000 }, 51],
  [{ balanceMin: 20_000, balanceMax: 70_000 }, 51],
  [{ due: "overdue" }, 400],
  [{ due: "none" }, 400],
  [{ balanceMin: 500, balanceMax: 600 }, 400],
];

it.each(narrowings)("narrowed by %o a list passes over what does not fit in the index", async (narrowing, most) => {
  for (const view of ["all", "team", "waiting"] as const) {
    for (const sort of slugs(SORTS)) {
      const { text, fetched } = await explain(view, sort, null, narrowing);
      expect(text.filter((line) => /Seq Scan on cases/.test(line))).toEqual([]);
      expect(fetched, `${view} by ${sort}\n${text.join("\n")}`).toBeLessThanOrEqual(most);
    }
  }
});

type Plan = { text: string[]; read: number; fetched: number };

/** The plan as run; how many rows of `cases` it took from its indexes, and how many of those from the table. */
async function explain(view: View, sort: Sort, after: Position | null, narrowing: object = {}): Promise<Plan> {
  const { text, values } = queueStatement({ view, sort, ...narrowing }, REACH, after, 51);
  const { rows } = await pool().query<{ "QUERY PLAN": string }>(`explain (analyze, timing off) ${text}`, values);
  const lines = rows.map((row) => row["QUERY PLAN"]);
  const read = lines.filter((line) => /Scan .*\bcases/.test(line)).reduce((sum, line) => sum + rowsOf(line), 0);
  const table = lines.filter((line) => /Scan .*\bcases/.test(line) && !/Index Only|Bitmap Index/.test(line));
  return { text: lines, read, fetched: table.reduce((sum, line) => sum + rowsOf(line), 0) };
}

function rowsOf(line: string): number {
  const [, rows = "", loops = ""] = /actual rows=([\d.]+) loops=(\d+)/.exec(line) ?? [];
  return Number(rows) * Number(loops);
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/**
 * Rows as the write path leaves them, as far as lists see: spread over portfolios, teams, owners, days; some closed. The
 * days are around today, so that as many rows fit a range whenever this runs, and statistics are taken once, of all rows.
 */
async function generate(count: number): Promise<void> {
  await pool().query("alter table cases set (autovacuum_enabled = false)");
  await inTransaction(async (client) => {
    await client.query("insert into customers (id, key, source, reference_hash) values ($1, null, 'plan', '')", [
      ID.amara,
    ]);
    await client.query(
      `insert into cases (id, ref, customer_id, portfolio, version, fold, state, card, last_hash, last_at, lifecycle, status,
         owner_team, owner_user, offer_team, offer_user, on_hold, currency, balance_minor, due_at, promise_breaks_at, updated_at)
       select uuidv7(), 'C-' || n, $1, (array['uk', 'us', 'za'])[1 + n % 3], 1, 1, '', '', '', now(),
         case when n % 10 = 0 then 'closed' else 'open' end, 'new',
         ($2::text[])[1 + (n * 7) % cardinality($2::text[])], case when n % 2 = 0 then ($3::uuid[])[1 + n % cardinality($3::uuid[])] end,
         case when n % 20 = 1 then 'early-arrears' end, case when n % 40 = 1 then $1::uuid end, n % 15 = 2, 'GBP', n % 100000,
         case when n % 10 <> 0 and n % 4 <> 0 then now() - interval '2 days' + n * interval '1 minute' end,
         case when n % 7 = 3 then now() + n * interval '1 minute' end, now() - interval '21 days' + n * interval '1 minute'
       from generate_series(1, $4::integer) n`,
      [ID.amara, TEAMS, Object.values(ID), count],
    );
    await client.query("insert into ownership (case_id, during, team) select id, '[1,)', owner_team from cases");
  });
  await pool().query("vacuum analyze cases");
}
