import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../run/test-database.ts";
import { KEYS } from "./connection-name.ts";
import { pool } from "./database.ts";
import { holdersWithout } from "./key-holders.ts";
import { LISTENER, listeningNodes, othersListen } from "./listeners.ts";
import { masterKey } from "./master-keys.ts";

const key = masterKey(Buffer.alloc(32, 5));
const role = `plain_${randomUUID().replaceAll("-", "")}`;
let database: TestDatabase;
/** Connections of another database role, which ours is no member of. */
let others: pg.Client[];

beforeAll(async () => {
  database = await createTestDatabase();
  others = [`${KEYS}0123456789abcdef`, `${KEYS}${key.id},0123456789abcdef`, `${LISTENER} elsewhere`].map(
    (name) => new pg.Client({ connectionString: database.url, application_name: name }),
  );
  for (const other of others) await other.connect();
  await others[0]?.query(`create role ${role} login password 'plain'`);
  process.env.BATON_MASTER_KEY = key.bytes.toString("base64");
  process.env.DATABASE_URL = Object.assign(new URL(database.url), { username: role, password: "plain" }).href;
});
afterAll(async () => {
  await pool().end();
  await others[0]?.query(`drop role ${role}`);
  for (const other of others) await other.end();
  await database.drop();
});

it("is told by PostgreSQL what connections of other roles are called, whatever else of them it may not read", async () => {
  const { rows } = await pool().query(
    "select distinct query from pg_stat_activity where usename <> current_user and datname = current_database()",
  );
  expect(rows).toEqual([{ query: "<insufficient privilege>" }]);
  expect(await holdersWithout(key)).toEqual({ unreadable: 1, writingOther: 1 });
  expect(await listeningNodes()).toEqual(new Set(["elsewhere"]));
  expect(await othersListen()).toBe(true);
});
