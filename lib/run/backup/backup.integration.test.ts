import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "../../server/database.ts";
import { give, KEY } from "../../server/org/given-organisation.ts";
import { runProgram, startProgram } from "../program.ts";
import { readArchive } from "./archive.ts";
import { checkBackup } from "./check.ts";
import { contents, givenEmpty, givenWorked, isEmpty, on, rewritten, type Worked } from "./given-backup.ts";
import { loadBackup } from "./load.ts";
import { BACKUP, takeBackup } from "./take.ts";

const program = ["lib/run/restore.ts"];
let desk: Worked;
let folder: string;
let file: string;
const made: string[] = [];

beforeAll(async () => {
  desk = await givenWorked();
  folder = desk.folder;
  file = join(folder, "quiet.tar.gz");
  await takeBackup(desk.url, file);
});
afterAll(async () => {
  for (const name of made) await on(desk.url, (client) => client.query(`drop database ${name} with (force)`));
  await desk.end();
});

async function empty(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll("-", "")}`;
  made.push(name);
  return givenEmpty(desk.url, name);
}

function restore(path: string, url: string, env: Record<string, string> = {}) {
  return runProgram([...program, path], { DATABASE_URL: url, ...env });
}

describe("a backup", () => {
  it("is for its owner alone, opens with any tar, and contains no master key", async () => {
    const names = [];
    let about = "";
    for await (const { name, bytes } of readArchive(file)) {
      names.push(name);
      if (name === "about.json") about = bytes.toString();
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(names).toEqual(expect.arrayContaining(["about.json", "tables/events/00000001.copy", "manifest.json"]));
    expect(about).not.toContain(process.env.BATON_MASTER_KEY);
    expect(about).not.toContain(process.env.BATON_INSTALLATION_KEY);
  });

  it("whose connection is cut leaves no file behind", async () => {
    const cut = join(folder, "cut-off.tar.gz");
    const holder = await pool().connect();
    await holder.query("begin; set local idle_in_transaction_session_timeout = 0");
    await holder.query("lock table views in access exclusive mode");
    const taking = expect(takeBackup(desk.url, cut)).rejects.toThrow(/terminat/i);
    const end =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'";
    while ((await pool().query(end, [BACKUP])).rowCount === 0) await new Promise((resolve) => setImmediate(resolve));
    await taking;
    await holder.query("rollback");
    holder.release();
    expect(existsSync(cut)).toBe(false);
  });

  it("made while people work is one instant: every case ends with what its last command left", async () => {
    const busy = join(folder, "busy.tar.gz");
    const working = { goOn: true };
    const people = desk.refs.map(async (ref) => {
      for (let count = 0; working.goOn; count++) await give(KEY, ref, "add-note", { text: `meanwhile ${count}` });
    });
    await takeBackup(desk.url, busy);
    working.goOn = false;
    await Promise.all(people);
    const url = await empty();
    await loadBackup(url, busy, await checkBackup(busy));

    const { code, said } = await runProgram(["lib/run/verify.ts"], { DATABASE_URL: url });
    expect(said).toContain("Everything fits");
    expect(code).toBe(0);
    const upTo =
      "select count(*)::int as n, md5(string_agg(hash, ',' order by case_id, version)) as hashes from events";
    const restored = await on(url, async (client) => (await client.query(upTo)).rows[0]);
    const versions = await on(url, async (client) => (await client.query("select id, version from cases")).rows);
    const { rows } = await pool().query(
      `${upTo} join unnest($1::uuid[], $2::int[]) as c(id, upto) on case_id = c.id and version <= upto`,
      [versions.map(({ id }) => id), versions.map(({ version }) => version)],
    );
    expect(restored).toEqual(rows[0]);
  });
});

describe("refused, and nothing is written:", () => {
  let url: string;
  beforeAll(async () => {
    url = await empty();
  });

  async function refuses(path: string, words: RegExp | string, env: Record<string, string> = {}): Promise<void> {
    const { code, said } = await restore(path, url, env);
    expect(said).toMatch(words);
    expect(code).toBe(1);
    expect(await isEmpty(url)).toBe(true);
  }

  it("a file in which a byte changed", async () => {
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(join(folder, "bit.tar.gz"), bytes);
    await expect(checkBackup(join(folder, "bit.tar.gz"))).rejects.toThrow(/cannot be restored|damaged/);
  });

  it("a file that ends too early", async () => {
    const cut = join(folder, "cut.tar.gz");
    writeFileSync(cut, readFileSync(file));
    truncateSync(cut, Math.floor(statSync(file).size * 0.9));
    await refuses(cut, /cannot be restored/);
  });

  it("one that was never finished, one with other rows, one with another manifest", async () => {
    const cases = [
      [
        rewritten(file, join(folder, "unfinished.tar.gz"), (e) => (e.name === "manifest.json" ? null : e)),
        /never finished/,
      ],
      [rewritten(file, join(folder, "rows.tar.gz"), changedRow), /damaged \(events\)/],
      [rewritten(file, join(folder, "manifest.tar.gz"), changedManifest), /was changed after it was made/],
    ] as const;
    for (const [path, words] of cases) await expect(checkBackup(await path)).rejects.toThrow(words);
  });

  it("one that changed after it was checked", async () => {
    const changed = await rewritten(file, join(folder, "changed.tar.gz"), changedRow);
    await expect(loadBackup(url, changed, await checkBackup(file))).rejects.toThrow(/events: the file changed/);
    expect(await isEmpty(url)).toBe(true);
  });

  it("one of another master key, which is named", async () => {
    const { about } = await checkBackup(file);
    const other = { BATON_MASTER_KEY: Buffer.alloc(32, 77).toString("base64") };
    await refuses(file, `needs master key ${about.masterKeys[0]}, which is not here`, other);
  });

  it("a database in which there is something", async () => {
    await on(url, (client) => client.query("create table theirs (one text)"));
    const { code, said } = await restore(file, url);
    expect(said).toContain("This database is not empty (theirs)");
    expect(code).toBe(1);
    expect(await contents(url)).toEqual({ theirs: expect.stringMatching(/^0 /) });
    await on(url, (client) => client.query("drop table theirs"));
  });

  it("what a killed restore had begun", async () => {
    const letOn = await heldAtIndexes(url);
    const begun = await startProgram([...program, file], { DATABASE_URL: url }, / {2}indexes and foreign keys/);
    await begun.end("SIGKILL");
    expect(await isEmpty(url)).toBe(true);
    await letOn();
    await loadBackup(url, file, await checkBackup(file));
    expect(await isEmpty(url)).toBe(false);
  });
});

/** Whoever makes an index over rows stands until they are let on. */
async function heldAtIndexes(url: string): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query(`create schema held; create table held.gate (one int); insert into held.gate values (1);
    create function held.stand() returns event_trigger language plpgsql as $$ declare filled boolean := false; begin
      if to_regclass('public.events') is not null then execute 'select exists (select from public.events)' into filled; end if;
      if filled then perform from held.gate for share; end if; end $$;
    create event trigger stands on ddl_command_start when tag in ('CREATE INDEX') execute function held.stand()`);
  await holder.query("begin; select from held.gate for update");
  return async () => {
    await holder.query("rollback; drop event trigger stands; drop schema held cascade");
    await holder.end();
  };
}

function changedRow(entry: { name: string; bytes: Buffer }) {
  if (!entry.name.startsWith("tables/events/")) return entry;
  const bytes = Buffer.from(entry.bytes);
  bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
  return { ...entry, bytes };
}

function changedManifest(entry: { name: string; bytes: Buffer }) {
  if (entry.name !== "manifest.json") return entry;
  return { ...entry, bytes: Buffer.from(entry.bytes.toString().replace(/rows\\":4,/, 'rows\\":5,')) };
}
