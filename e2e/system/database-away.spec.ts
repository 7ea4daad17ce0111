import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { crowd } from "./kit/crowd.ts";
import { Desk } from "./kit/desk.ts";
import { keepsItsWord, Load } from "./kit/load.ts";
import { Screen } from "./kit/screen.ts";
import { type Server, startServer } from "./kit/server.ts";
import { showsWhatIsFetched, verifies } from "./kit/whole.ts";

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
    await load.answers(503, 9);
    const asked = performance.now();
    const answer = await desk.key.get(`/cases/${refs[0]}`);
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
  const parent = (pid: string) => {
    try {
      return Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
    } catch {
      return 0;
    }
  };
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parent(name) === postmaster);
  return [postmaster, ...children.map(Number)];
}
