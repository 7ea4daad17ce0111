import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../run/test-database.ts";
import { pool } from "./database.ts";
import { Problem } from "./problem.ts";
import { processWide } from "./process-wide.ts";
import { beginAttempt } from "./sign-in-limits.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
});
beforeEach(anotherProcess);
afterAll(async () => {
  await pool().end();
  await database.drop();
});

/** What a process remembers by itself is gone: it knows what the database knows. */
function anotherProcess(): void {
  processWide("sign-in-refusals", () => new Map<string, number>()).clear();
}

async function fail(account: string, address: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await beginAttempt(account, address);
}

/** So many minutes go by. */
async function pass(minutes: number): Promise<void> {
  anotherProcess();
  await pool().query("update sign_in_failures set at = at - make_interval(mins => $1)", [minutes]);
}

/** Whole minutes to wait, rounded; undefined when the attempt is let through. */
async function waitOf(account: string, address: string): Promise<number | undefined> {
  try {
    await beginAttempt(account, address);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error).toMatchObject({ status: 429, code: "too-many" });
    return Math.round(Number(error.extra.retryAfter) / 60);
  }
}

it("lets failures go one by one as they grow old", async () => {
  for (let n = 0; n < 5; n++) {
    await fail("ada", "198.51.100.1", 1);
    await pass(1);
  }
  expect(await waitOf("ada", "198.51.100.1")).toBe(10);
  await pass(10);
  expect(await waitOf("ada", "198.51.100.1")).toBeUndefined();
  expect(await waitOf("ada", "198.51.100.1")).toBe(1);
});

it("counts the failures that other processes saw", async () => {
  await fail("bea", "198.51.100.6", 3);
  anotherProcess();
  await fail("bea", "198.51.100.6", 2);
  anotherProcess();
  expect(await waitOf("bea", "198.51.100.6")).toBe(15);
});

it("counts them for the address too", async () => {
  for (let n = 0; n < 50; n++) await fail(`account-${n}`, "198.51.100.2", 1);
  expect(await waitOf("another", "198.51.100.2")).toBe(15);
  expect(await waitOf("another", "198.51.100.3")).toBeUndefined();
});

it("counts them for the account too, whatever addresses they come from: never a hundred in an hour", async () => {
  for (let n = 0; n < 25; n++) await fail("ada of many", `203.0.113.${n}`, 1);
  expect(await waitOf("ada of many", "203.0.113.100")).toBe(15);
  expect(await waitOf("another of many", "203.0.113.100")).toBeUndefined();
});

it("counts a network of IPv6 as one address: a single machine has all of it", async () => {
  for (let n = 0; n < 5; n++) await fail("gil", `2001:db8:0:7::${n}`, 1);
  expect(await waitOf("gil", "2001:db8:0:7:ffff::1")).toBe(15);
  expect(await waitOf("gil", "2001:db8:0:8::1")).toBeUndefined();
});

it("lets no more than 25 guesses at one account in, from many addresses at once", async () => {
  const guesses = Array.from({ length: 40 }, (_, n) =>
    pool().query("select attempt from begin_sign_in($1, $2, '\\x0a', 5, 50, 25, 15)", [
      Buffer.from([1, n]),
      Buffer.from([2, n]),
    ]),
  );
  const letIn = (await Promise.all(guesses)).filter(({ rows }) => rows[0].attempt !== null);
  expect(letIn).toHaveLength(25);
});

it("lets no more than five guesses in, however many processes they come through at once", async () => {
  const guesses = Array.from({ length: 12 }, () =>
    pool().query("select attempt from begin_sign_in('\\x01', '\\x02', '\\x03', 5, 50, 25, 15)"),
  );
  const letIn = (await Promise.all(guesses)).filter(({ rows }) => rows[0].attempt !== null);
  expect(letIn).toHaveLength(5);
});

it("forgets those that were none", async () => {
  for (let n = 0; n < 60; n++) await (await beginAttempt("ben", "198.51.100.4")).forget();
  expect(await waitOf("ben", "198.51.100.4")).toBeUndefined();
});

it("does not make the wait longer for those that were refused for being too many, and repeats a refusal by itself", async () => {
  await fail("cleo", "198.51.100.5", 5);
  await pass(14);
  expect(await waitOf("cleo", "198.51.100.5")).toBe(1);
  await pool().query("delete from sign_in_failures");
  expect(await waitOf("cleo", "198.51.100.5")).toBe(1);
  anotherProcess();
  expect(await waitOf("cleo", "198.51.100.5")).toBeUndefined();
});

it("keeps no address and no account, and nothing for longer than it counts", async () => {
  await fail("dora", "198.51.100.7", 1);
  const { rows } = await pool().query("select to_jsonb(f)::text as line from sign_in_failures f");
  expect(JSON.stringify(rows)).not.toMatch(/dora|198\.51/);
  await pass(15);
  await fail("emil", "198.51.100.8", 1);
  expect((await pool().query("select from sign_in_failures")).rowCount).toBe(1);
});
