/** Restored into a cluster that has hardly done anything yet: what its numbers mean there, and who hears what. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inTransaction, pool } from "../../server/database.ts";
import { newId } from "../../server/ids.ts";
import { API, givenLive } from "../../server/live/given-live.ts";
import { give, KEY } from "../../server/org/given-organisation.ts";
import { readCommand } from "../../server/read-command.ts";
import { runCommandWithin } from "../../server/run-command.ts";
import { verifyEverything } from "../../server/verify/everything.ts";
import { type Database, startDatabase } from "../postgres.ts";
import { runProgram } from "../program.ts";
import { contents, givenEmpty, givenWorked, on, structure, type Worked } from "./given-backup.ts";
import { takeBackup } from "./take.ts";

const program = ["lib/run/restore.ts"];
let desk: Worked;
let elsewhere: Database;
let url: string;

beforeAll(async () => {
  desk = await givenWorked();
  const { folder } = desk;
  // The log gets transaction numbers that a new cluster reaches only much later.
  await on(desk.url, (client) =>
    client.query("do $$ begin for i in 1..3000 loop perform pg_current_xact_id(); commit; end loop; end $$"),
  );
  for (const ref of desk.refs) await give(KEY, ref, "add-note", { text: "late" });
  await takeBackup(desk.url, join(folder, "whole.tar.gz"));
  elsewhere = await startDatabase({ dataDir: join(folder, "elsewhere"), settings: { fsync: "off" } });
  url = await givenEmpty(elsewhere.url, "restored");
  const { code, said } = await runProgram([...program, join(folder, "whole.tar.gz")], { DATABASE_URL: url });
  expect(said).toContain("Everything fits");
  expect(code).toBe(0);
});
afterAll(async () => {
  await elsewhere.stop({ hurry: true });
  await desk.end();
});

it("every row, index, constraint, trigger, sequence and comment is as it was", async () => {
  expect(await contents(url)).toEqual(await contents(desk.url));
  expect(await structure(url)).toEqual(await structure(desk.url));
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
  await using there = await workingOn(url);
  const [one, other] = await there.twoPeople(desk.refs[0] ?? "");
  const version = await there.silently(desk.refs[0] ?? "");
  await Promise.all([one.hearsVersion(desk.refs[0] ?? "", version), other.hearsVersion(desk.refs[0] ?? "", version)]);
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
  await using there = await workingOn(url);
  const [one, other] = await there.twoPeople(desk.refs[1] ?? "");
  const version = await there.silently(desk.refs[1] ?? "");
  await Promise.all([one.hearsVersion(desk.refs[1] ?? "", version), other.hearsVersion(desk.refs[1] ?? "", version)]);
});

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
      process.env.DATABASE_URL = desk.url;
    },
  };
}

async function versionOf(ref: string): Promise<number> {
  const { rows } = await pool().query("select version from cases where ref = $1", [ref]);
  return rows[0].version;
}
