import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram } from "../program.ts";
import { postmasterOf } from "./postmaster-of.ts";

export type Served = { url: string; pid: number; stop(): Promise<void> };
/** A whole Baton of its own: server process, embedded PostgreSQL (fsync on), demo data, a key with every scope. */
export type Stand = Served & { key: string; databaseUrl: string; databasePid: number; dataDir: string };

const LIMITS = {
  person: { perSecond: 100_000, burst: 100_000 },
  key: { perSecond: 100_000, burst: 100_000 },
  socket: { perSecond: 10_000 },
};

/** `flags` are those of Node. */
export async function startStand(flags: string[] = [], extra: Record<string, string> = {}): Promise<Stand> {
  const dataDir = mkdtempSync(join(tmpdir(), "baton-bench-"));
  const key = `bench-${randomBytes(24).toString("hex")}`;
  const port = await freePort();
  const env = {
    PORT: String(port),
    BATON_DATA_DIR: dataDir,
    BATON_API_KEY: key,
    BATON_DEMO: "1",
    BATON_LIMITS: JSON.stringify(LIMITS),
    LOG_LEVEL: "warn",
    ...extra,
  };
  const served = await startProcess([...flags, "lib/run/main.ts"], env, /Baton is ready/, `http://localhost:${port}`);
  const stop = async () => {
    await served.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const databasePid = postmasterOf(dataDir);
  return { ...served, key, dataDir, databasePid, databaseUrl: await databaseUrl(dataDir), stop };
}

/** Starts a program with this Node and waits until it has printed that it is ready. */
export async function startProcess(
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
  url: string,
): Promise<Served> {
  const program = await startProgram(args, env, ready);
  return { url, pid: program.pid, stop: () => program.end() };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}

/** The stand's own database, joined the way every program joins a running one. */
async function databaseUrl(dataDir: string): Promise<string> {
  const { startDatabase } = await import("../postgres.ts");
  const joined = await startDatabase({ dataDir });
  return joined.url;
}
