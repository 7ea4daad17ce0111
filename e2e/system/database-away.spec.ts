import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { crowd } from "#lib/run/trial/crowd.ts";
import { Desk } from "#lib/run/trial/desk.ts";
import { keepsItsWord, Load } from "#lib/run/trial/load.ts";
import { Screen } from "#lib/run/trial/screen.ts";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { showsWhatIsFetched, verifies } from "#lib/run/trial/whole.ts";

test.setTimeout(120_000);
test.describe.configure({ mode: "serial" });

const PATIENCE_MS = 10_000;
let server: Server;
let desk: Desk;
let load: Load;
let screens: Screen[];
let refs: string[];

test.beforeAll(async () => {
  server = await startServer();
  desk = await Desk.open(server);
  const { people, keys } = await crowd(desk, 4, 5);
  refs = await Promise.all(Array.from({ length: 5 }, () => desk.openCase()));
  const clients = [...people.map(({ client }) => client), ...keys];
  screens = await Promise.all(clients.map((client) => Screen.open(client, refs)));
  load = new Load(clients, refs);
});
test.afterAll(async () => {
  await load?.stop();
  for (const screen of screens ?? []) screen.close();
  await server?.remove();
});

test("the database is killed under load: 503 meanwhile, then everything goes on by itself", async () => {
  await load.acknowledges(100);
  const before = server.databasePid();
  server.killDatabase();
  await load.answers(503, 5);
  await load.acknowledges(200);
  expect(server.databasePid()).not.toBe(before);
});

test("the database falls silent: nobody waits longer than ten seconds for a 503, and then everything goes on", async () => {
  const stopped = clusterOf(server.databasePid());
  for (const pid of stopped) process.kill(pid, "SIGSTOP");
  try {
    const asked = performance.now();
    const [answer] = await Promise.all([desk.key.get(`/cases/${refs[0]}`), load.answers(503, 9)]);
    expect(performance.now() - asked).toBeLessThan(PATIENCE_MS);
    expect([answer.status, answer.body.code]).toEqual([503, "unavailable"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  } finally {
    for (const pid of stopped) process.kill(pid, "SIGCONT");
  }
  await load.acknowledges(200);
});

test("afterwards nothing is lost, nothing is there twice, and every screen shows what is fetched", async () => {
  await load.stop();
  const statuses = new Set(load.tries.map(({ status }) => status));
  expect([...statuses].toSorted()).toEqual([200, 503]);
  expect(Math.max(...load.tries.map(({ milliseconds }) => milliseconds))).toBeLessThan(PATIENCE_MS);
  await keepsItsWord(desk.key, refs, load.tries);
  await load.settle();
  await keepsItsWord(desk.key, refs, load.tries);
  for (const screen of screens) await showsWhatIsFetched(screen);
  await verifies(server);
});

/** The database's first process and those that it started. */
function clusterOf(postmaster: number): number[] {
  const rows = existsSync("/proc/self/status") ? parentsByProc() : parentsByPs();
  return [postmaster, ...rows.filter(([, parent]) => parent === postmaster).map(([pid]) => pid)];
}

type Row = [pid: number, parent: number];

function parentsByProc(): Row[] {
  return readdirSync("/proc").flatMap((name): Row[] => {
    if (!/^\d+$/.test(name)) return [];
    const parent = /^PPid:\t(\d+)$/m.exec(textOf(`/proc/${name}/status`))?.[1];
    return [[Number(name), Number(parent)]];
  });
}

/** Empty for a process that has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function parentsByPs(): Row[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as Row);
}
