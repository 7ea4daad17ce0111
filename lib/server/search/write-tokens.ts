/** How the event store writes what a case is found by, in the transaction of the events that say so. */
import pg from "pg";
import type { FoundBy } from "./found-by.ts";

type Place = { id: string; customerId: string };

/** Statements that follow an append; empty when nothing changes. After the values: their row locks order two changes. */
export function tokensSql({ id, customerId }: Place, { added, replaced }: FoundBy): string {
  const customer = pg.escapeLiteral(customerId);
  const adds = added.length > 0 ? [`select add_search_tokens(${customer}, '${id}', '{${added.join(",")}}')`] : [];
  const replaces = replaced.map(
    ({ part, tokens }) =>
      `select replace_search_tokens(${customer}, ${part}, ${pg.escapeLiteral(JSON.stringify(tokens))})`,
  );
  return [...adds, ...replaces].map((sql) => `; ${sql}`).join("");
}

/** The tokens of cases that are opened together, as two columns for `INSERT_TOKENS`, written as PostgreSQL reads arrays. */
export function tokenColumns(cases: { id: string; found: FoundBy[] }[]): { tokens: string; cases: string } {
  const tokens: string[] = [];
  const ids: string[] = [];
  for (const { id, found } of cases) {
    for (const token of new Set(found.flatMap(({ added }) => added))) {
      tokens.push(token);
      ids.push(id);
    }
  }
  return { tokens: `{${tokens.join()}}`, cases: `{${ids.join()}}` };
}

/** In the order of the index: neighbours land on one page. Nobody else knows the cases yet, so nothing is locked. */
export const INSERT_TOKENS = `insert into search_tokens (token, case_id)
  select * from unnest($1::bigint[], $2::uuid[]) as t(token, case_id) order by 1, 2 on conflict do nothing`;
