import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { boundTo } from "../../server/crypto.ts";
import { INSTALLATION } from "../../server/installation-key.ts";
import { keyIdOf, unwrapKey } from "../../server/wrapped-keys.ts";
import { writeArchive } from "./archive.ts";
import { quoted, sequencesOf, tablesOf } from "./catalog.ts";
import { ABOUT, type About, type Backup, FORMAT, MANIFEST, type Manifest, macOf } from "./manifest.ts";

type Archive = ReturnType<typeof writeArchive>;
type Sample = About["samples"][number];
/** How the connection of a backup is named in pg_stat_activity. */
export const BACKUP = "baton backup";
const PART = 4 * 1024 * 1024;

/**
 * Writes everything as of one instant to a new file, while people work. Memory does not grow with the database. Throws
 * MasterKeyMissing without the right master key, and leaves no file behind when it fails.
 */
export async function takeBackup(
  url: string,
  file: string,
  tell: (table: string, rows: number) => void = () => {},
): Promise<Backup> {
  const client = new pg.Client({ connectionString: url, application_name: BACKUP });
  // The statement under way fails by itself; without a listener the process would.
  client.on("error", () => {});
  await client.connect();
  const archive = writeArchive(file);
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0");
    const backup = await writeAll(client, archive, tell);
    await archive.end();
    return backup;
  } catch (error) {
    await archive.abandon();
    await rm(file, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function writeAll(
  client: pg.Client,
  archive: Archive,
  tell: (table: string, rows: number) => void,
): Promise<Backup> {
  const about = await readAbout(client);
  const key = unwrapKey(Buffer.from(about.installationKey.wrapped, "base64"), INSTALLATION).plain;
  const head = Buffer.from(JSON.stringify(about, null, 1));
  await archive.add({ name: ABOUT, bytes: head });
  const tables: Manifest["tables"] = {};
  for (const { name, columns } of about.tables) {
    tables[name] = await writeTable(client, archive, name, columns);
    tell(name, tables[name].rows);
  }
  const aboutSha256 = createHash("sha256").update(head).digest("hex");
  const manifest: Manifest = { tables, sequences: await sequencesOf(client), aboutSha256 };
  const text = JSON.stringify(manifest);
  const signed = { manifest: text, mac: macOf(key, text) };
  await archive.add({ name: MANIFEST, bytes: Buffer.from(JSON.stringify(signed)) });
  return { about, manifest };
}

async function readAbout(client: pg.Client): Promise<About> {
  const { rows: server } = await client.query<{ server_version: string }>("show server_version");
  const { rows: now } = await client.query<{ at: Date }>("select now() as at");
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  const samples = await samplesOf(client);
  const [installationKey] = samples;
  if (!installationKey) throw new Error("This database was never started by this version of Baton: start it once.");
  const ids = samples.map(({ wrapped }) => keyIdOf(Buffer.from(wrapped, "base64")) ?? "one without a name");
  return {
    format: FORMAT,
    madeAt: (now[0]?.at ?? new Date(0)).toISOString(),
    server: server[0]?.server_version ?? "",
    migrations,
    masterKeys: [...new Set(ids)],
    installationKey,
    samples: samples.slice(1),
    tables: await tablesOf(client),
  };
}

/** The installation's key, and one customer's for each master key in use: during a rotation these are two. */
async function samplesOf(client: pg.Client): Promise<Sample[]> {
  const { rows: own } = await client.query<{ wrapped: Buffer }>("select wrapped from installation_key");
  const { rows } = await client.query<{ id: string; key: Buffer }>(
    `select distinct on (case get_byte(key, 0) when 2 then substring(key from 1 for 9) end) id, key
     from customers where key is not null`,
  );
  const sample = (bound: string, wrapped: Buffer) => ({ bound, wrapped: wrapped.toString("base64") });
  return [
    ...own.map(({ wrapped }) => sample(INSTALLATION, wrapped)),
    ...rows.map(({ id, key }) => sample(boundTo(id), key)),
  ];
}

async function writeTable(client: pg.Client, archive: Archive, name: string, columns: string[]) {
  const sha256 = createHash("sha256");
  const rows = client.query(
    copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(", ")}) to stdout (format binary)`),
  );
  let [bytes, part] = [0, 0];
  for await (const chunk of partsOf(rows)) {
    sha256.update(chunk);
    bytes += chunk.length;
    part += 1;
    await archive.add({ name: `tables/${name}/${String(part).padStart(8, "0")}.copy`, bytes: chunk });
  }
  return { rows: rows.rowCount, bytes, sha256: sha256.digest("hex") };
}

async function* partsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    kept.push(chunk);
    size += chunk.length;
    if (size < PART) continue;
    yield Buffer.concat(kept);
    [kept, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(kept);
}
