import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction, pool } from "../../server/database.ts";
import { newId } from "../../server/ids.ts";
import { openInstallationKey } from "../../server/installation-key.ts";
import { API, givenLive } from "../../server/live/given-live.ts";
import { addPerson, beginOrganisation, give, KEY } from "../../server/org/given-organisation.ts";
import { readCommand } from "../../server/read-command.ts";
import { runCommandWithin } from "../../server/run-command.ts";
import { startSession } from "../../server/sessions.ts";
import { verifyEverything } from "../../server/verify/everything.ts";
import { workedCase } from "../../server/verify/given-damage.ts";
import { type Database, startDatabase } from "../postgres.ts";
import { runProgram, startProgram } from "../program.ts";
import { readArchive } from "./archive.ts";
import { checkBackup } from "./check.ts";
import { contents, isEmpty, on, rewritten, structure } from "./given-backup.ts";
import { loadBackup } from "./load.ts";
import { takeBackup } from "./take.ts";

const program = ["lib/run/restore.ts"];
const folder = mkdtempSync(join(tmpdir(), "baton-backup-"));
const file = join(folder, "quiet.tar.gz");
let source: string;
let end: () => Promise<unknown>;
let refs: string[];
let people: string[];
/** A cluster that has hardly done anything yet. */
let elsewhere: Database;

beforeAll(async () => {
  end = await beginOrganisation();
  source = process.env.DATABASE_URL ?? "";
  await openInstallationKey(pool() as unknown as pg.ClientBase);
  people = [await addPerson("agent"), await addPerson("agent", ["late"])];
  const [amara = "", ben = ""] = people;
  refs = await Promise.all([1, 2, 3, 4].map(() => workedCase(amara, ben)));
  await startSession(amara, 1);
  await pool().query("comment on table org is 'demo: complete'");
  // The log gets transaction numbers that a new cluster reaches only much later.
  await on(source, (client) =>
    client.query("do $$ begin for i in 1..3000 loop perform pg_current_xact_id(); commit; end loop; end $$"),
  );
  for (const ref of refs) await give(KEY, ref, "add-note", { text: "late" });
  elsewhere = await startDatabase({ dataDir: join(folder, "elsewhere"), settings: { fsync: "off" } });
  await takeBackup(source, file);
});
afterAll(async () => {
  await end();
  await elsewhere.stop({ hurry: true });
  rmSync(folder, { recursive: true, force: true });
});

/** An empty database of this name in the new cluster. */
async function empty(name: string): Promise<string> {
  await on(elsewhere.url, (client) => client.query(`create database ${name}`));
  return Object.assign(new URL(elsewhere.url), { pathname: `/${name}` }).href;
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

  it("made while people work is one instant: every case ends with what its last command left", async () => {
    const busy = join(folder, "busy.tar.gz");
    const working = { goOn: true };
    const desk = refs.map(async (ref) => {
      for (let count = 0; working.goOn; count++) await give(KEY, ref, "add-note", { text: `meanwhile ${count}` });
    });
    await takeBackup(source, busy);
    working.goOn = false;
    await Promise.all(desk);
    const url = await empty("busy");
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

describe("restored into a new cluster", () => {
  let url: string;

  beforeAll(async () => {
    await takeBackup(source, join(folder, "whole.tar.gz"));
    url = await empty("whole");
    const { code, said } = await restore(join(folder, "whole.tar.gz"), url);
    expect(said).toContain("Everything fits");
    expect(code).toBe(0);
  });

  it("every row, index, constraint, trigger, sequence and comment is as it was", async () => {
    expect(await contents(url)).toEqual(await contents(source));
    expect(await structure(url)).toEqual(await structure(source));
    const counters = "select array_agg(row(sequencename, last_value)::text order by 1) as all from pg_sequences";
    const mark = "select obj_description('org'::regclass) as mark";
    for (const sql of [counters, mark])
      expect(await on(url, async (c) => (await c.query(sql)).rows)).toEqual((await pool().query(sql)).rows);
  });

  it("nobody is signed in any more", async () => {
    const open = "select count(*)::int as open from sessions where ended_at is null";
    expect(await on(url, async (client) => (await client.query(open)).rows)).toEqual([{ open: 0 }]);
  });

  it("every new event reaches two people, also when only the log tells of it", async () => {
    await using desk = await workingOn(url);
    const [here, there] = await desk.twoPeople(refs[0] ?? "");
    const version = await desk.silently(refs[0] ?? "");
    await Promise.all([here.hearsVersion(refs[0] ?? "", version), there.hearsVersion(refs[0] ?? "", version)]);
    expect(await verifyEverything()).toMatchObject({ findings: [] });
  });

  it("a log that pg_restore brought is refused at the start, and taken over by one command", async () => {
    await on(url, async (client) => {
      await client.query("alter table events disable trigger events_are_final");
      await client.query("update events set xid = (xid::text::bigint + 1000000)::text::xid8 where version > 2");
      await client.query("alter table events enable trigger events_are_final");
    });
    const refused = await runProgram(["lib/run/verify.ts"], { DATABASE_URL: url });
    expect(refused.said).toContain("npm run restore -- --after-pg-restore");
    expect(refused.code).not.toBe(0);

    const { code, said } = await runProgram([...program, "--after-pg-restore"], { DATABASE_URL: url });
    expect(said).toMatch(/\d+ events belong to this cluster now[\s\S]*Everything fits/);
    expect(code).toBe(0);
    await using desk = await workingOn(url);
    const [here, there] = await desk.twoPeople(refs[1] ?? "");
    const version = await desk.silently(refs[1] ?? "");
    await Promise.all([here.hearsVersion(refs[1] ?? "", version), there.hearsVersion(refs[1] ?? "", version)]);
  });
});

describe("refused, and nothing is written:", () => {
  let url: string;
  beforeAll(async () => {
    url = await empty("untouched");
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
    const begun = await startProgram([...program, file], { DATABASE_URL: url }, / {2}cases: \d+ rows/);
    await begun.end("SIGKILL");
    expect(await isEmpty(url)).toBe(true);
    await loadBackup(url, file, await checkBackup(file));
    expect(await isEmpty(url)).toBe(false);
  });
});

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

/** This process works on that database, with sockets, until it is disposed of. */
async function workingOn(url: string) {
  await pool().end();
  Reflect.deleteProperty(globalThis, Symbol.for("baton.pool"));
  process.env.DATABASE_URL = url;
  const live = await givenLive();
  return {
    twoPeople: async (ref: string) => {
      const version = await versionOf(ref);
      const both = [await live.enter(), await live.enter()] as const;
      for (const one of both) expect(await one.ask("case:join", { ref, after: version })).toMatchObject({ ok: true });
      return both;
    },
    /** Commits without telling anybody: every faster way is lost. */
    silently: async (ref: string): Promise<number> => {
      const note = readCommand({ commandId: newId(), type: "add-note", data: { text: "after the restore" } });
      await inTransaction((client) => runCommandWithin(client, API, ref, note));
      return versionOf(ref);
    },
    [Symbol.asyncDispose]: async () => {
      await live.stop();
      await pool().end();
      Reflect.deleteProperty(globalThis, Symbol.for("baton.pool"));
      process.env.DATABASE_URL = source;
    },
  };
}

async function versionOf(ref: string): Promise<number> {
  const { rows } = await pool().query("select version from cases where ref = $1", [ref]);
  return rows[0].version;
}
