import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { applyListed, lockMigrations } from "../migrate.ts";
import { readArchive } from "./archive.ts";
import { quoted, whatIsThere } from "./catalog.ts";
import { tableOf } from "./check.ts";
import { type About, type Backup, BackupProblem } from "./manifest.ts";
import { setAside } from "./set-aside.ts";

/**
 * Writes a checked backup into an empty database, all of it or nothing: one transaction makes the tables as they were,
 * fills them and builds indexes and foreign keys over them. Everybody's sessions have ended afterwards.
 */
export async function loadBackup(
  url: string,
  file: string,
  backup: Backup,
  tell: (words: string) => void = () => {},
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "baton restore" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    await client.query(
      "set local statement_timeout = 0; set local lock_timeout = 0; set local maintenance_work_mem = '256MB'",
    );
    await lockMigrations(client);
    await requireEmpty(client);
    await applyListed(client, backup.about.migrations);
    const putBack = await setAside(client);
    await client.query(`truncate ${backup.about.tables.map(({ name }) => quoted(name)).join(", ")}`);
    await fill(client, file, backup, tell);
    tell("indexes and foreign keys");
    await putBack();
    await finish(client, backup);
    await client.query("commit");
    await client.query("analyze");
  } finally {
    await client.end();
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const there = await whatIsThere(client);
  if (there.length === 0) return;
  const some = there.slice(0, 3).join(", ");
  throw new BackupProblem(
    `This database is not empty (${some}${there.length > 3 ? " …" : ""}). Restore into a new one: createdb, or another BATON_DATA_DIR. Nothing was written.`,
  );
}

type Copying = { table: string; stream: ReturnType<typeof copyFrom>; done: Promise<void>; hash: Hash };

async function fill(client: pg.Client, file: string, backup: Backup, tell: (words: string) => void): Promise<void> {
  let now: Copying | null = null;
  for await (const { name, bytes } of readArchive(file)) {
    if (!name.startsWith("tables/")) continue;
    const table = tableOf(name);
    if (now?.table !== table) {
      await end(now, backup, tell);
      now = begin(client, table, backup.about);
    }
    now.hash.update(bytes);
    if (!now.stream.write(bytes)) await Promise.race([once(now.stream, "drain"), now.done]);
  }
  await end(now, backup, tell);
}

function begin(client: pg.Client, table: string, { tables }: About): Copying {
  const columns = tables.find(({ name }) => name === table)?.columns ?? [];
  const stream = client.query(
    copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(", ")}) from stdin (format binary)`),
  );
  const done = finished(stream);
  done.catch(() => {});
  return { table, stream, done, hash: createHash("sha256") };
}

async function end(copying: Copying | null, { manifest }: Backup, tell: (words: string) => void): Promise<void> {
  if (!copying) return;
  const { table, stream, done, hash } = copying;
  stream.end();
  await done;
  const { rows, sha256 } = manifest.tables[table] ?? {};
  // Read a second time: what was checked before must be what arrived.
  if (hash.digest("hex") !== sha256)
    throw new BackupProblem(`${table}: the file changed while it was restored. Nothing was written.`);
  if (stream.rowCount !== rows)
    throw new BackupProblem(`${table}: ${stream.rowCount} rows arrived of ${rows}. Nothing was written.`);
  tell(`${table}: ${rows} rows`);
}

async function finish(client: pg.Client, { about, manifest }: Backup): Promise<void> {
  for (const [name, { last, called }] of Object.entries(manifest.sequences))
    await client.query("select setval($1::regclass, $2, $3)", [quoted(name), last, called]);
  for (const { name, comment } of about.tables)
    if (comment !== null) await client.query(`comment on table ${quoted(name)} is ${pg.escapeLiteral(comment)}`);
  await endSessions(client);
}

/** What was ended or revoked after the instant that is restored would be good again; nobody is let in by an old cookie. */
export async function endSessions(client: Pick<pg.Client, "query">): Promise<void> {
  await client.query("update sessions set ended_at = now() where ended_at is null");
}
