/** What the database itself knows of its tables: nothing here names one, so that a new table is in the next backup. */
import type { ClientBase } from "pg";
import type { About, Manifest } from "./manifest.ts";

type Queries = Pick<ClientBase, "query">;
type Tables = About["tables"];

/**
 * Every lasting table and the columns to carry over. Computed columns are computed again; a transaction's number (xid8)
 * means something in its own cluster only, so a restored row gets the restoring transaction's (docs/backup.md).
 */
export async function tablesOf(client: Queries): Promise<Tables> {
  const { rows } = await client.query<Tables[number]>(`
    select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and c.relname <> '_prisma_migrations' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
    group by c.oid order by c.relname`);
  return rows;
}

/** Sequences go on after the last number anybody was given, also by transactions that the backup does not contain. */
export async function sequencesOf(client: Queries): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1",
  );
  const found: Manifest["sequences"] = {};
  for (const { name } of rows) {
    const { rows: said } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    );
    if (said[0]) found[name] = said[0];
  }
  return found;
}

/** Names of what stands in the database and belongs to no extension; empty for a new one. */
export async function whatIsThere(client: Queries): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`);
  return rows.map(({ name }) => name);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
