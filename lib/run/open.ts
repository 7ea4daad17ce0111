import pg from "pg";
import type { Env } from "../server/env.ts";
import { openInstallationKey } from "../server/installation-key.ts";
import { refuseForeignLog } from "./foreign-log.ts";
import { type Migrated, migrate } from "./migrate.ts";
import { startDatabase } from "./postgres.ts";
import { prepareEnv } from "./prepare-env.ts";
import { step } from "./progress.ts";

export type Opened = { env: Env; url: string; close(options?: { hurry?: boolean }): Promise<void> };

/**
 * What every program does first: settings, database (embedded unless DATABASE_URL is set; shared with a running
 * server), migrations. Sets `process.env.DATABASE_URL`. Close it at the end.
 */
export async function open(): Promise<Opened> {
  const opened = await openDatabase();
  try {
    await bringUpToDate(opened.url);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

/** The same without a look into the database: for a backup of what an older version made, and for an empty one. */
export async function openDatabase(): Promise<Opened> {
  const env = prepareEnv();
  const database = env.databaseUrl ? null : await startEmbedded(env.dataDir);
  const url = env.databaseUrl ?? database?.url ?? "";
  process.env.DATABASE_URL = url;
  return { env: { ...env, databaseUrl: url }, url, close: async (options) => database?.stop(options) };
}

export async function bringUpToDate(url: string): Promise<void> {
  await step("Migrations", () => migrate(url), describeMigrations);
  await openKeys(url);
}

/** What every program needs of the database before it works with it: its key, and a log that is this cluster's own. */
export async function openKeys(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await openInstallationKey(client);
    await refuseForeignLog(client);
  } finally {
    await client.end();
  }
}

function startEmbedded(dataDir: string) {
  return step(
    "Embedded PostgreSQL",
    () => startDatabase({ dataDir, log: (line) => console.log(`  database: ${line}`) }),
    ({ port }) => `Embedded PostgreSQL ready on 127.0.0.1:${port}, data in ${dataDir}`,
  );
}

function describeMigrations({ applied, newer }: Migrated): string {
  const done = applied.length > 0 ? `Migrated: ${applied.join(", ")}` : "Database is up to date";
  return newer.length > 0 ? `${done}; a newer Baton has been here: ${newer.join(", ")}` : done;
}
