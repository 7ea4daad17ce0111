import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { clearDeadTestClusters } from "./dead-test-clusters.ts";
import { migrate } from "./migrate.ts";
import { startDatabase } from "./postgres.ts";

export type TestDatabase = { url: string; drop(): Promise<void> };

const variable = "BATON_TEST_CLUSTER";
const template = "baton_template";

/** Starts the cluster that all test files share, with a migrated template. Only the test runner's set-up calls it. */
export async function startTestCluster(settings: Record<string, string> = {}): Promise<{ stop(): Promise<void> }> {
  await clearDeadTestClusters();
  const dataDir = mkdtempSync(join(tmpdir(), "baton-test-"));
  // Nothing here outlives the run, so nothing needs to reach the disk.
  const fast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };
  const database = await startDatabase({ dataDir, settings: { ...fast, ...settings } });
  await run(database.url, `create database ${template}`);
  await migrate(named(database.url, template));
  process.env[variable] = database.url;
  return {
    stop: async () => {
      await database.stop({ hurry: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A fresh, migrated, empty database on the shared cluster; `drop` takes it away, open connections and all. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = process.env[variable];
  if (!cluster)
    throw new Error("There is no test cluster: name the file *.integration.test.ts and run it with vitest.");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  // Copying files costs half of what passing every page through the log does, and nobody reads that log.
  await run(cluster, `create database ${name} template ${template} strategy file_copy`);
  return { url: named(cluster, name), drop: () => run(cluster, `drop database if exists ${name} with (force)`) };
}

function named(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
