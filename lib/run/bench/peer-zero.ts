/**
 * The peer of one event to one client: Zero (zero-cache on PostgreSQL) from an insert to another client's view. It is
 * installed by whoever wants it beside ours (docs/performance.md), for it brings 290 MB and a native module of its own.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { startDatabase } from "../postgres.ts";
import { freePort } from "./stand.ts";

const COME_UP_MS = 60_000;
type View = { addListener: (hear: (rows: { id: string }[]) => void) => void };
type Client = { query: { note: { materialize: () => View } } };
type Module = { Zero: new (options: object) => Client };

export type Peer = { insert: (id: string) => Promise<unknown>; stop: () => Promise<void> };

/** Starts it and waits until its client hears; null when it is not installed in BATON_BENCH_PEERS. */
export async function startZero(
  hear: (id: string) => void,
  folder = process.env.BATON_BENCH_PEERS,
): Promise<Peer | null> {
  if (!folder || !existsSync(join(folder, "node_modules", "@rocicorp", "zero"))) return null;
  const dataDir = mkdtempSync(join(tmpdir(), "baton-zero-"));
  const database = await startDatabase({ dataDir, settings: { wal_level: "logical" } });
  const pool = new pg.Pool({ connectionString: database.url });
  await pool.query("create table note (id text primary key, body text not null)");
  const port = await freePort();
  const cache = startCache(folder, dataDir, database.url, port);
  const stop = async () => {
    cache.kill("SIGTERM");
    await pool.end();
    await database.stop({ hurry: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  const insert = (id: string) => pool.query("insert into note values ($1, 'A note of the bench')", [id]);
  try {
    await permit(folder, database.url);
    await listenWith(folder, port, hear, () => insert(`first ${Math.random()}`));
  } catch (error) {
    await stop();
    throw error;
  }
  return { insert, stop };
}

function startCache(folder: string, dataDir: string, url: string, port: number) {
  const settings = {
    ZERO_UPSTREAM_DB: url,
    ZERO_REPLICA_FILE: join(dataDir, "replica.db"),
    ZERO_PORT: String(port),
    ZERO_NUM_SYNC_WORKERS: "1",
    ZERO_AUTH_SECRET: "x".repeat(32),
    ZERO_ADMIN_PASSWORD: "bench",
    ZERO_LOG_LEVEL: "error",
    ZERO_ENABLE_TELEMETRY: "false",
    DO_NOT_TRACK: "1",
  };
  return spawn(nodeOf(), [join(folder, "node_modules", ".bin", "zero-cache")], {
    cwd: folder,
    env: { ...process.env, ...settings },
    stdio: "ignore",
  });
}

/** The Node that npm built its native module for, where that is not ours. */
function nodeOf(): string {
  return process.env.BATON_BENCH_PEERS_NODE ?? process.execPath;
}

async function permit(folder: string, url: string): Promise<void> {
  writeFileSync(join(folder, "baton-bench-schema.ts"), SCHEMA);
  const until = Date.now() + COME_UP_MS;
  const deploy = join(folder, "node_modules", ".bin", "zero-deploy-permissions");
  while (!(await ran([deploy, "--schema-path", "baton-bench-schema.ts", "--upstream-db", url], folder)))
    if (Date.now() > until) throw new Error("zero-cache took no permissions");
}

function ran(args: string[], folder: string): Promise<boolean> {
  const child = spawn(nodeOf(), args, { cwd: folder, stdio: "ignore" });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code === 0)));
}

async function listenWith(
  folder: string,
  port: number,
  hear: (id: string) => void,
  insert: () => Promise<unknown>,
): Promise<void> {
  const at = (path: string) => pathToFileURL(join(folder, path)).href;
  const { Zero } = (await import(at("node_modules/@rocicorp/zero/out/zero.js"))) as Module;
  const { schema } = (await import(at("baton-bench-schema.ts"))) as { schema: object };
  const options = { server: `http://localhost:${port}`, schema, userID: "bench", kvStore: "mem", logLevel: "error" };
  const view = new Zero(options).query.note.materialize();
  const first = new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error("Zero's client heard nothing")), COME_UP_MS).unref();
    view.addListener((rows) => {
      if (rows.length > 0) resolve();
      for (const { id } of rows) hear(id);
    });
  });
  await insert();
  await first;
}

const SCHEMA = `
import { ANYONE_CAN, createSchema, definePermissions, string, table } from "@rocicorp/zero";
const note = table("note").columns({ id: string(), body: string() }).primaryKey("id");
export const schema = createSchema({ tables: [note] });
export const permissions = definePermissions(schema, () => ({ note: { row: { select: ANYONE_CAN } } }));
`;
