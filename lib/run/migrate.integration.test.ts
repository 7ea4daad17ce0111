import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  await query("drop schema public cascade; create schema public");
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
  write("1_first", "create table a (n int); create function f() returns int language sql as $$ select 1; $$;");
  write("2_second", "insert into a values (1);");
});
afterEach(() => database.drop());

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

it("applies in order, once", async () => {
  expect(await migrate(database.url, folder)).toEqual({ applied: ["1_first", "2_second"], newer: [] });
  expect(await migrate(database.url, folder)).toEqual({ applied: [], newer: [] });
  expect(await query("select n from a")).toEqual([{ n: 1 }]);
  expect(await query("select migration_name, applied_steps_count, logs from _prisma_migrations order by 1")).toEqual([
    { migration_name: "1_first", applied_steps_count: 1, logs: null },
    { migration_name: "2_second", applied_steps_count: 1, logs: null },
  ]);
});

it("applies once when several programs start together", async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)));
  expect(applied.flatMap((one) => one.applied)).toHaveLength(2);
  expect(await query("select n from a")).toEqual([{ n: 1 }]);
});

it("keeps nothing of a migration that fails", async () => {
  write("3_third", "create table b (n int); select 1/0;");
  await expect(migrate(database.url, folder)).rejects.toThrow("3_third failed, and nothing of it was kept");
  expect(await query("select to_regclass('b') as b")).toEqual([{ b: null }]);
  write("3_third", "create table b (n int);");
  expect((await migrate(database.url, folder)).applied).toEqual(["3_third"]);
});

it("refuses a migration that was changed", async () => {
  await migrate(database.url, folder);
  write("2_second", "insert into a values (2);");
  await expect(migrate(database.url, folder)).rejects.toThrow("2_second was changed after it was applied");
});

it("lets be what a newer program added", async () => {
  const older = mkdtempSync(join(tmpdir(), "migrations-"));
  cpSync(folder, older, { recursive: true });
  write("3_third", "create table b (n int);");
  await migrate(database.url, folder);
  expect(await migrate(database.url, older)).toEqual({ applied: [], newer: ["3_third"] });
});

it("lets others pass while a table is held, and is done when it is free", async () => {
  await migrate(database.url, folder);
  write("3_third", "alter table a add column m int;");
  const [holder, reader] = [new pg.Client({ connectionString: database.url }), new pg.Client(database.url)];
  await Promise.all([holder.connect(), reader.connect()]);
  await holder.query("begin; select n from a");
  const migrating = migrate(database.url, folder);
  const blocked = async () => {
    const { rows } = await reader.query(
      "select from pg_stat_activity where query like 'alter table a%' and wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  };
  while (!(await blocked()));
  await reader.query("select n from a");
  await holder.query("commit");
  expect((await migrating).applied).toEqual(["3_third"]);
  await Promise.all([holder.end(), reader.end()]);
});
