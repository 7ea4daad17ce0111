import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { keptSecret, openDataFolder } from "./data-folder.ts";
import { type Presence, signIn } from "./database-users.ts";
import { type Cluster, openCluster, superuser } from "./postgres-cluster.ts";
import { type Keeper, keepRunning } from "./postgres-keeper.ts";
import { findPostmaster, lastWords, stopPostmaster } from "./postmaster.ts";

export type Database = { url: string; port: number; stop(options?: { hurry?: boolean }): Promise<void> };
type Options = { dataDir: string; log?: (line: string) => void; settings?: Record<string, string> };

const defaults = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Starts the embedded PostgreSQL in `dataDir`, or joins the one that another living program runs there; what a killed
 * program left behind is stopped or recovered first. Restarts it, on the same port, should it die. `stop` ends it
 * when no other program uses it.
 */
export async function startDatabase({ dataDir, log = () => {}, settings = {} }: Options): Promise<Database> {
  const folder = openDataFolder(dataDir);
  const password = keptSecret(folder, "database-password", () => randomBytes(24).toString("base64url"));
  const cluster = openCluster(folder, password, log);
  const presence = signIn(folder);
  const running = await joinOrClear(cluster, presence, log);
  const port = running?.port ?? (await freePort());
  const keeper = running ? null : keepRunning(cluster, port, { ...defaults, ...settings }, presence, log);
  try {
    await waitUntilReady(cluster, port, () => keeper?.failed() ?? false);
    await ensureDatabase(cluster, port);
  } catch (error) {
    presence.leave();
    await keeper?.stop(true);
    throw error;
  }
  const url = `postgresql://${superuser}:${cluster.password}@127.0.0.1:${port}/baton`;
  return { url, port, stop: ({ hurry = false } = {}) => leave(cluster, presence, keeper, hurry) };
}

async function joinOrClear(cluster: Cluster, presence: Presence, log: (line: string) => void) {
  const running = findPostmaster(cluster);
  if (!running) return null;
  if (presence.othersAreHere()) {
    log(`joined the database that another program runs (process ${running.pid})`);
    return running;
  }
  log(`stopping the database that a killed server left running (process ${running.pid})`);
  await stopPostmaster(running.pid);
  return null;
}

async function leave(cluster: Cluster, presence: Presence, keeper: Keeper | null, hurry: boolean): Promise<void> {
  presence.leave();
  if (presence.othersAreHere()) return keeper?.release();
  if (keeper) return keeper.stop(hurry);
  const running = findPostmaster(cluster);
  if (running) await stopPostmaster(running.pid, hurry);
}

async function waitUntilReady(cluster: Cluster, port: number, failed: () => boolean): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const problem = await tryConnecting(cluster, port);
    if (!problem) return;
    const hopeless = failed() || Date.now() > until || ["28P01", "28000"].includes(problem.code ?? "");
    if (hopeless) throw new Error(`The database did not start: ${problem.message}\n${lastWords(cluster)}`);
    await pause(25);
  }
}

async function tryConnecting(cluster: Cluster, port: number): Promise<(Error & { code?: string }) | null> {
  const client = connection(cluster, port);
  client.on("error", () => {});
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = connection(cluster, port);
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'baton'");
    if (!rowCount) await client.query("create database baton");
  } finally {
    await client.end();
  }
}

function connection(cluster: Cluster, port: number): pg.Client {
  const { password } = cluster;
  return new pg.Client({ host: "127.0.0.1", port, user: superuser, password, database: "postgres", ssl: false });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
