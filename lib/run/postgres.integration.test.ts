import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startDatabase } from "./postgres.ts";

const settings = { fsync: "off", shared_buffers: "16MB" };
let dataDir: string;

// As mkdtemp makes it: mode 0700, and root's own when root runs the tests.
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "baton-test-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function otherProgram(): Promise<{ program: ChildProcess; url: string }> {
  const module = new URL("./postgres.ts", import.meta.url).href;
  const options = JSON.stringify({ dataDir, settings });
  const code = `import { startDatabase } from "${module}"; console.log((await startDatabase(${options})).url); setInterval(() => {}, 1000);`;
  const program = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(program.stdout, "data");
  return { program, url: String(said).trim() };
}

it("makes a UTF-8 cluster, keeps its data and its secrets", async () => {
  const first = await startDatabase({ dataDir, settings });
  const [row] = await query(
    first.url,
    "select pg_encoding_to_char(encoding) e, datlocale l from pg_database where datname = 'baton'",
  );
  expect(row).toEqual({ e: "UTF8", l: "C.UTF-8" });
  await query(first.url, "create table kept (n int); insert into kept values (7)");
  await first.stop();
  await expect(query(first.url, "select 1")).rejects.toThrow();

  const second = await startDatabase({ dataDir, settings });
  expect(await query(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  expect(statSync(join(dataDir, "database-password")).mode & 0o777).toBe(0o600);
  await second.stop();
});

it("comes back on the same port when the database is killed", async () => {
  const database = await startDatabase({ dataDir, settings });
  const before = postmasterPid();
  process.kill(before, "SIGKILL");
  await expect.poll(() => query(database.url, "select 1 as one").catch(() => [])).toEqual([{ one: 1 }]);
  expect(postmasterPid()).not.toBe(before);
  await database.stop();
});

it("is shared between programs, and the last one out stops it", async () => {
  const { program, url } = await otherProgram();
  const joined = await startDatabase({ dataDir, settings });
  expect(joined.url).toBe(url);
  await joined.stop();
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  program.kill("SIGKILL");
  await once(program, "exit");
  await (await startDatabase({ dataDir, settings })).stop();
});

it("takes over from a program that was killed, with or without its database", async () => {
  for (const killAll of [false, true]) {
    const { program, url } = await otherProgram();
    await query(url, "create table if not exists kept (n int); insert into kept values (1)");
    const postmaster = postmasterPid();
    program.kill("SIGKILL");
    if (killAll) process.kill(postmaster, "SIGKILL");
    await once(program, "exit");
    const database = await startDatabase({ dataDir, settings });
    expect(postmasterPid()).not.toBe(postmaster);
    expect(await query(database.url, "select count(*)::int as n from kept")).toEqual([{ n: killAll ? 2 : 1 }]);
    await database.stop();
  }
});
