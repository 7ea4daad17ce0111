/** Test kit: a desk worth backing up, what a database holds, files that something happened to. Only tests import it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { pool } from "../../server/database.ts";
import { openInstallationKey } from "../../server/installation-key.ts";
import { addPerson, beginOrganisation } from "../../server/org/given-organisation.ts";
import { startSession } from "../../server/sessions.ts";
import { workedCase } from "../../server/verify/given-damage.ts";
import { type Entry, readArchive, writeArchive } from "./archive.ts";
import { quoted, tablesOf, whatIsThere } from "./catalog.ts";

export type Worked = { url: string; refs: string[]; folder: string; end(): Promise<void> };

/** Four cases that were worked on, a person who is signed in, the mark of a demo; and a folder for files. */
export async function givenWorked(): Promise<Worked> {
  const end = await beginOrganisation();
  await openInstallationKey(pool() as unknown as pg.ClientBase);
  const [amara, ben] = [await addPerson("agent"), await addPerson("agent", ["late"])];
  const refs = await Promise.all([1, 2, 3, 4].map(() => workedCase(amara, ben)));
  await startSession(amara, 1);
  await pool().query("comment on table org is 'demo: complete'");
  const folder = mkdtempSync(join(tmpdir(), "baton-backup-"));
  const remove = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: process.env.DATABASE_URL ?? "", refs, folder, end: remove };
}

/** A database without anything in it, in the cluster of this address. */
export async function givenEmpty(cluster: string, name: string): Promise<string> {
  await on(cluster, (client) => client.query(`create database ${name}`));
  return Object.assign(new URL(cluster), { pathname: `/${name}` }).href;
}

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
