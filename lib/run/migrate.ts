import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { errorCode } from "../server/database.ts";

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

export class MigrationProblem extends Error {}

// Prisma takes the same one, so that its CLI and this runner never migrate at the same time.
const prismaLock = 72707369;

const TABLE_PATIENCE_MS = 2_000;
const MOST_TRIES = 60;
const LOCK_NOT_AVAILABLE = "55P03";

const bookkeeping = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/** `applied`: by this call. `newer`: in the database, and unknown to this program. Names. */
export type Migrated = { applied: string[]; newer: string[] };

/**
 * Applies the migrations of `folder` that the database does not have yet, each in one transaction, and records them as
 * Prisma does. What a newer program added is let be: in a rolling restart the old and the new stand side by side, so
 * migrations only add. Throws {@link MigrationProblem} when an applied one was changed or failed half-way in Prisma's
 * hands, and when the server is older than PostgreSQL 18.
 */
export async function migrate(url: string, folder = join("prisma", "migrations")): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query("set statement_timeout = 0; set lock_timeout = 0");
    await client.query("select pg_advisory_lock($1)", [prismaLock]);
    await client.query(`set client_min_messages = warning; ${bookkeeping}; set lock_timeout = ${TABLE_PATIENCE_MS}`);
    const { missing, newer } = compare(readMigrations(folder), await readApplied(client));
    for (const migration of missing) await applyPatiently(client, migration);
    return { applied: missing.map(({ name }) => name), newer };
  } finally {
    await client.end();
  }
}

/** The names of the migrations in `folder` that the database behind this connection has not applied; throws as {@link migrate}. */
export async function missingMigrations(client: Pick<pg.Client, "query">, folder = join("prisma", "migrations")) {
  return compare(readMigrations(folder), await readApplied(client)).missing.map((migration) => migration.name);
}

/** Held until the transaction ends: no program migrates meanwhile. */
export async function lockMigrations(client: Pick<pg.Client, "query">): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1)", [prismaLock]);
}

/** Applies exactly these migrations in the caller's transaction. Throws {@link MigrationProblem} when ours are others. */
export async function applyListed(
  client: pg.Client,
  listed: { name: string; checksum: string }[],
  folder = join("prisma", "migrations"),
): Promise<void> {
  const ours = new Map(readMigrations(folder).map((migration) => [migration.name, migration]));
  await refuseOldServer(client);
  await client.query(`set local client_min_messages = warning; ${bookkeeping}`);
  for (const { name, checksum } of listed) {
    const migration = ours.get(name);
    if (migration?.checksum !== checksum)
      throw new MigrationProblem(
        `Migration ${name} is not the one of this program: restore with the version that made it.`,
      );
    await applyWithin(client, migration);
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  const version = rows[0]?.server_version ?? "";
  if (Number.parseInt(version, 10) < 18)
    throw new MigrationProblem(`PostgreSQL 18 or newer is needed; this is ${version}.`);
}

function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function readApplied(client: Pick<pg.Client, "query">): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  return rows;
}

function compare(migrations: Migration[], applied: Applied[]): { missing: Migration[]; newer: string[] } {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const ours = byName.get(row.migration_name);
    const name = `Migration ${row.migration_name}`;
    if (!row.finished_at) throw new MigrationProblem(`${name} failed half-way; see \`prisma migrate resolve\`.`);
    if (!ours || ours.checksum === row.checksum) continue;
    throw new MigrationProblem(`${name} was changed after it was applied. Restore its file and add a new migration.`);
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return {
    missing: migrations.filter((migration) => !done.has(migration.name)),
    newer: [...done].filter((name) => !byName.has(name)).sort(),
  };
}

// A migration that waits for a table makes everyone who comes after it wait too: it lets them pass and tries again.
async function applyPatiently(client: pg.Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await apply(client, migration);
    } catch (error) {
      const waited = error instanceof MigrationProblem && errorCode(error.cause) === LOCK_NOT_AVAILABLE;
      if (!waited || tries === MOST_TRIES) throw error;
      await pause(TABLE_PATIENCE_MS / 4);
    }
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await applyWithin(client, migration);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw new MigrationProblem(`Migration ${migration.name} failed, and nothing of it was kept: ${explain(error)}`, {
      cause: error,
    });
  }
}

async function applyWithin(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

function explain(error: unknown): string {
  const { message, position, detail } = error as { message: string; position?: string; detail?: string };
  return [message, position && `at character ${position}`, detail].filter(Boolean).join("; ");
}
