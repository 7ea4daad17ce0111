/** Test kit: what a database holds, and files that something happened to. Only tests import it. */
import pg from "pg";
import { type Entry, readArchive, writeArchive } from "./archive.ts";
import { quoted, tablesOf, whatIsThere } from "./catalog.ts";

export async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A digest of every lasting column of each table, without those that a restore changes on purpose. */
export function contents(url: string): Promise<Record<string, string>> {
  return on(url, async (client) => {
    const found: Record<string, string> = {};
    for (const { name, columns } of await tablesOf(client)) {
      const kept = columns.filter((column) => column !== "ended_at").map(quoted);
      const { rows } = await client.query(
        `select count(*) || ' ' || md5(coalesce(string_agg(r, ',' order by r), '')) as all
         from (select row(${kept.join(", ")})::text as r from ${quoted(name)}) rows`,
      );
      found[name] = rows[0].all;
    }
    return found;
  });
}

/** Tables, indexes, constraints and triggers, as the database itself words them. */
export function structure(url: string): Promise<string[]> {
  return on(url, async (client) => {
    const { rows } = await client.query(`
      select pg_get_indexdef(indexrelid) as says from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
      union all select tgenabled::text || ' ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      order by 1`);
    return rows.map(({ says }) => says);
  });
}

export function isEmpty(url: string): Promise<boolean> {
  return on(url, async (client) => (await whatIsThere(client)).length === 0);
}

/** The same backup with each entry as `change` leaves it; null leaves it out. */
export async function rewritten(from: string, to: string, change: (entry: Entry) => Entry | null): Promise<string> {
  const archive = writeArchive(to);
  for await (const entry of readArchive(from)) {
    const changed = change(entry);
    if (changed) await archive.add(changed);
  }
  await archive.end();
  return to;
}
