/** Contacts that the gate refused: which, and how many by rule, version, team, portfolio and day. Codes only, nothing personal. */
import type * as z from "zod";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import { type BlockedFilter, type blockedQuerySchema, blockedStatement, blockedWhere } from "./blocked-query.ts";
import { requireReader } from "./read-packs.ts";

export type BlockedContact = {
  /** The event's. */
  id: string;
  ref: string;
  version: number;
  at: string;
  decision: "defer" | "deny";
  rules: string[];
  pack: { id: string; version: string };
  channel: string;
  purpose: string;
  automated: boolean;
  until: string | null;
  team: string;
  portfolio: string;
};
export type Counted = { name: string; count: number };
export type BlockedSums = {
  total: number;
  /** A contact that several rules refused counts under each. */
  rules: Counted[];
  versions: { pack: string; version: string; count: number }[];
  teams: Counted[];
  portfolios: Counted[];
  /** By day, UTC, the first one first. */
  days: Counted[];
};

/** Newest first, of what the viewer may read. Throws 403. */
export async function listBlocked(viewer: Viewer, directory: Directory, query: z.output<typeof blockedQuerySchema>) {
  requireReader(viewer);
  const { limit, cursor, ...filter } = query;
  const list = { list: "blocked-contacts", ...filter };
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const items = await blockedRows(filter, readablePortfolios(viewer, directory), after, limit + 1);
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    nextCursor: items.length > limit && last ? makeCursor(list, { key: last.at, id: last.id }) : null,
  };
}

export async function blockedRows(
  filter: BlockedFilter,
  portfolios: readonly string[],
  after: Parameters<typeof blockedStatement>[2],
  count: number,
): Promise<BlockedContact[]> {
  const { rows } = await pool().query<BlockedContact>(blockedStatement(filter, portfolios, after, count));
  return rows;
}

type Row = BlockedSums;

/** The sums of the same. Throws 403. */
export async function sumBlocked(viewer: Viewer, directory: Directory, filter: BlockedFilter): Promise<BlockedSums> {
  requireReader(viewer);
  const values: unknown[] = [];
  const where = blockedWhere(filter, readablePortfolios(viewer, directory), values);
  const counted = (name: string, from: string, order = "count desc, name") =>
    `(select coalesce(jsonb_agg(one order by ${order}), '[]') from
       (select ${name} as name, count(*)::int as count from ${from} group by 1) one)`;
  const { rows } = await pool().query<Row>(
    `with found as materialized (select b.rules, b.pack, b.pack_version, b.team, b.portfolio, b.at from blocked_contacts b where ${where})
     select (select count(*)::int from found) as total,
       ${counted("rule", "found cross join lateral unnest(rules) as rule")} as rules,
       (select coalesce(jsonb_agg(one order by count desc, version desc), '[]') from
         (select pack, pack_version as version, count(*)::int as count from found group by 1, 2) one) as versions,
       ${counted("team", "found")} as teams, ${counted("portfolio", "found")} as portfolios,
       ${counted("to_char(at at time zone 'UTC', 'YYYY-MM-DD')", "found", "name")} as days`,
    values,
  );
  return rows[0] ?? { total: 0, rules: [], versions: [], teams: [], portfolios: [], days: [] };
}
