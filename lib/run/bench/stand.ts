import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProgram } from "../program.ts";

export type Served = { url: string; stop(): Promise<void> };
/** A whole Baton of its own: server process, embedded PostgreSQL (fsync on), demo data, a key with every scope. */
export type Stand = Served & { key: string; databaseUrl: string; dataDir: string };

const LIMITS = {
  person: { perSecond: 100_000, burst: 100_000 },
  key: { perSecond: 100_000, burst: 100_000 },
  socket: { perSecond: 10_000 },
};

export async function startStand(): Promise<Stand> {
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
  };
  const served = await startProcess(["lib/run/main.ts"], env, /Baton is ready/, `http://localhost:${port}`);
  const stop = async () => {
    await served.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...served, key, dataDir, databaseUrl: await databaseUrl(served.url, key, dataDir), stop };
}

/** Starts a program with this Node and waits until it has printed that it is ready. */
export async function startProcess(
  args: string[],
  env: Record<string, string>,
  ready: RegExp,
  url: string,
): Promise<Served> {
  const program = await startProgram(args, env, ready);
  return { url, stop: () => program.end() };
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
async function databaseUrl(_url: string, _key: string, dataDir: string): Promise<string> {
  const { startDatabase } = await import("../postgres.ts");
  const joined = await startDatabase({ dataDir });
  return joined.url;
}
