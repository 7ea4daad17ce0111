import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearDeadTestClusters } from "../dead-test-clusters.ts";
import { startDatabase } from "../postgres.ts";
import { portFrom, runProgram } from "../program.ts";
import { makeNode, type Node, type Version } from "./node-process.ts";
import { startRoundRobin } from "./round-robin.ts";

export type Wanted = Version & {
  /** How many processes of each role; the order is that of `nodes`. */
  web: number;
  workers: number;
  /** The proxy's port; the processes take free ones above it. */
  port?: number;
  /** A database of one's own; else an embedded PostgreSQL, run by the calling process, which goes with `stop`. */
  databaseUrl?: string;
  /** What is to be done with the empty database before anything uses it. */
  beforeNodes?: (databaseUrl: string) => Promise<unknown>;
  /** Settings of the embedded PostgreSQL, such as `{ fsync: "off" }`. */
  settings?: Record<string, string>;
};

/** Several processes of Baton on one PostgreSQL, behind a proxy without sticky sessions. */
export type Nodes = {
  /** The proxy, which is Baton's public origin. */
  url: string;
  /** A key with every scope. */
  key: string;
  nodes: Node[];
  web: Node[];
  workers: Node[];
  databaseUrl: string;
  /** The first process of the embedded PostgreSQL, which is started again when it ends. */
  databasePid(): number;
  /** Everything that any of the processes printed. */
  said(): string;
  /** `npm run verify` beside the running nodes. */
  verify(): Promise<{ code: number | null; said: string }>;
  /** Stops everything and removes the embedded database. */
  stop(): Promise<void>;
};

const GENEROUS = {
  person: { perSecond: 100_000, burst: 100_000 },
  key: { perSecond: 100_000, burst: 100_000 },
  socket: { perSecond: 10_000 },
  signIn: { addressFailures: 100_000 },
};

/** Starts them; resolves when all are ready. `folder` must be built (`npm run build` or one start of it). */
export async function startNodes(wanted: Wanted): Promise<Nodes> {
  await clearDeadTestClusters();
  const dataDir = mkdtempSync(join(process.env.BATON_SYSTEM_DATA ?? tmpdir(), "baton-nodes-"));
  const database = wanted.databaseUrl ? null : await startDatabase({ dataDir, settings: wanted.settings ?? {} });
  const databaseUrl = wanted.databaseUrl ?? database?.url ?? "";
  const [proxyPort = 0, ...ports] = await portsFrom(wanted.port ?? 4400, 1 + wanted.web + wanted.workers);
  const proxy = await startRoundRobin(ports.slice(0, wanted.web), proxyPort);
  const env = environment({ url: proxy.url, databaseUrl, dataDir, given: wanted.env });
  const nodes = makeNodes(wanted, ports, env);
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await proxy.stop();
    await database?.stop({ hurry: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await wanted.beforeNodes?.(databaseUrl);
    await startTogether(nodes);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: proxy.url,
    key: env.BATON_API_KEY,
    nodes,
    web: nodes.filter(({ role }) => role === "web"),
    workers: nodes.filter(({ role }) => role === "worker"),
    databaseUrl,
    databasePid: () => Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]),
    said: () => nodes.map((node) => node.said()).join("\n"),
    verify: () => runProgram(["lib/run/verify.ts"], env, wanted.folder),
    stop,
  };
}

function makeNodes({ web, folder }: Wanted, ports: number[], env: Record<string, string>): Node[] {
  return ports.map((port, at) =>
    at < web
      ? makeNode(`web ${at + 1}`, "web", port, { folder, env })
      : makeNode(`worker ${at + 1 - web}`, "worker", port, { folder, env }),
  );
}

/** All at once, as after a power cut: they agree on who migrates and on the installation's key. */
async function startTogether(nodes: Node[]): Promise<void> {
  const starts = await Promise.allSettled(nodes.map((node) => node.start()));
  for (const start of starts) if (start.status === "rejected") throw start.reason;
}

type Common = { url: string; databaseUrl: string; dataDir: string; given: Record<string, string> | undefined };

function environment({ url, databaseUrl, dataDir, given }: Common) {
  return {
    HOST: "127.0.0.1",
    NEXTAUTH_URL: url,
    DATABASE_URL: databaseUrl,
    BATON_DATA_DIR: dataDir,
    BATON_SECRET: randomBytes(32).toString("base64"),
    BATON_MASTER_KEY: randomBytes(32).toString("base64"),
    BATON_API_KEY: `nodes-${randomBytes(24).toString("hex")}`,
    BATON_DEMO: "0",
    BATON_TRUSTED_PROXIES: "1",
    BATON_LIMITS: JSON.stringify(GENEROUS),
    LOG_LEVEL: "info",
    ...given,
  };
}

async function portsFrom(first: number, count: number): Promise<number[]> {
  if (count === 0) return [];
  const port = await portFrom(first);
  return [port, ...(await portsFrom(port + 1, count - 1))];
}
