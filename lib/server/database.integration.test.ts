import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../run/test-database.ts";
import { inTransaction, isDatabaseAway, pool } from "./database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  await pool().end();
  await database.drop();
});

test("a connection that ends between two statements of a transaction fails that transaction, and not the process", async () => {
  const broken = inTransaction(async (client) => {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const ended = new Promise((resolve) => client.once("end", resolve));
    await pool().query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    await ended;
    await client.query("select 1");
  });

  expect(isDatabaseAway(await broken.catch((error: unknown) => error))).toBe(true);
  expect((await pool().query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
