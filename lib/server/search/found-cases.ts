import type { Term } from "../../domain/search/terms.ts";
import { pool } from "../database.ts";
import type { CardRow } from "../reads/cards.ts";
import { tokensOf } from "./tokens.ts";

const AFTER_EVERY_CASE = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * Cases of these portfolios that have all the terms of one of the readings, newest first, older than `before`. A hash
 * may lie, and a long beginning is only kept in part: the caller looks at each in clear.
 */
export async function foundCases(
  portfolios: string[],
  readings: Term[][],
  before: string | null,
  count: number,
): Promise<CardRow[]> {
  const wanted = readings.flatMap((terms) =>
    portfolios.map((one) => `{${[...new Set(tokensOf(one, terms))].join(",")}}`),
  );
  if (wanted.length === 0) return [];
  const { rows } = await pool().query<CardRow>({
    name: "search",
    text: `
      select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped,
        wire_time(c.due_at) as due_at, c.balance_minor, wire_time(c.updated_at) as updated_at
      from (
        select distinct f.id from unnest($1::text[]) as w(tokens)
        cross join lateral cases_with_tokens(w.tokens::bigint[], $2::uuid, $3::integer) as f(id)
        order by f.id desc limit $3
      ) as found
      join cases c on c.id = found.id join customers k on k.id = c.customer_id
      where c.portfolio = any($4) order by c.id desc`,
    values: [wanted, before ?? AFTER_EVERY_CASE, count, portfolios],
  });
  return rows;
}

/** False while a database that was there before is still being gone through (build-index.ts). */
export async function isIndexComplete(): Promise<boolean> {
  const { rows } = await pool().query<{ complete: boolean }>("select complete from search_index");
  return rows[0]?.complete ?? false;
}
