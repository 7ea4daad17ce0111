/** Which cases leave the house, settled and noted in one transaction before the first byte goes out. */
import type { Access } from "../access/record.ts";
import { insertAccess } from "../access/record.ts";
import { type Client, inTransaction, pool } from "../database.ts";
import { env } from "../env.ts";
import type { CardRow } from "../reads/cards.ts";
import type { Statement } from "../reads/queue-sql.ts";
import { requireFits } from "./export-budget.ts";

export type Chosen = { entryId: string; rows: number };
const AT_ONCE = 500;

/** Notes the export and the cases in it, in the order of `statement`. Throws 422 when they are too many; then nothing is noted. */
export function chooseCases(access: Access, statementFor: (most: number) => Statement): Promise<Chosen> {
  return inTransaction(async (client) => {
    const entryId = await insertAccess(client, access);
    const rows = requireFits(await noteCases(client, entryId, statementFor(env().limits.export.rows + 1)));
    await client.query("update access_log set results = $2 where id = $1", [entryId, rows]);
    return { entryId, rows };
  });
}

async function noteCases(client: Client, entryId: string, { text, values }: Statement): Promise<number> {
  const { rowCount } = await client.query(
    `insert into exported_cases (entry_id, place, case_id)
     select $${values.length + 1}, row_number() over (), chosen.id from (${text}) as chosen`,
    [...values, entryId],
  );
  return rowCount ?? 0;
}

/** The chosen cases as they are now, batch by batch; one that may no longer be read is left out. */
export async function* chosenRows({ entryId, rows }: Chosen, portfolios: string[]): AsyncGenerator<CardRow[]> {
  for (let after = 0; after < rows; after += AT_ONCE) {
    const page = await pool().query<CardRow>({
      name: "exported-cases",
      text: `select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.due_at) as due_at,
          c.balance_minor, wire_time(c.updated_at) as updated_at
        from exported_cases e join cases c on c.id = e.case_id join customers k on k.id = c.customer_id
        where e.entry_id = $1 and e.place > $2 and e.place <= $3 and c.portfolio = any($4) order by e.place`,
      values: [entryId, after, after + AT_ONCE, portfolios],
    });
    yield page.rows;
  }
}
