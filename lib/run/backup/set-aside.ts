import type { ClientBase } from "pg";
import { quoted } from "./catalog.ts";

type Queries = Pick<ClientBase, "query">;
type Kept = { table: string; name: string; definition: string };

const FOREIGN_KEYS = `
  select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
  from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0 order by c.oid`;
const INDEXES = `
  select i.indrelid::regclass::text as table, r.relname as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class r on r.oid = i.indexrelid
  where r.relnamespace = 'public'::regnamespace
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by i.indexrelid`;
const TRIGGERS = `
  select distinct t.tgrelid::regclass::text as table from pg_trigger t join pg_class r on r.oid = t.tgrelid
  where not t.tgisinternal and r.relnamespace = 'public'::regnamespace`;

/**
 * Takes foreign keys, indexes without a constraint and triggers out of the way of a load. The function it returns puts
 * them back, which compares every row with every foreign key at once. Needs no more than owning the tables.
 */
export async function setAside(client: Queries): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<Kept>(FOREIGN_KEYS);
  const { rows: indexes } = await client.query<Kept>(INDEXES);
  const { rows: triggered } = await client.query<{ table: string }>(TRIGGERS);
  for (const { table } of triggered) await client.query(`alter table ${table} disable trigger user`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  for (const { name } of indexes) await client.query(`drop index ${quoted(name)}`);
  return async () => {
    for (const { definition } of indexes) await client.query(definition);
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
    for (const { table } of triggered) await client.query(`alter table ${table} enable trigger user`);
  };
}
