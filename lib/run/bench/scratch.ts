import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { writeOrganisation } from "../../../prisma/demo/organisation.ts";
import type { Directory } from "../../domain/directory.ts";
import { portfoliosOf } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { currentDirectory } from "../../server/directory.ts";
import { closePool } from "../close-pool.ts";
import { migrate } from "../migrate.ts";
import { openKeys } from "../open.ts";
import { startDatabase } from "../postgres.ts";
import { prepareEnv } from "../prepare-env.ts";
import { addCases, prepareDesk, withoutIndexes } from "./many-cases.ts";
import { postmasterOf } from "./postmaster-of.ts";

/** A desk with so many cases in a database of its own, and who looks at it. */
export type Scratch = { directory: Directory; readers: Record<string, Viewer>; stop(): Promise<void> };
/** A database of this process's own with the demo's organisation and no case. */
export type EmptyDesk = { url: string; pid: number; stop(): Promise<void> };

/** Starts PostgreSQL in a temporary folder, with the settings of the embedded one. */
export async function startEmptyDesk(): Promise<EmptyDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), "baton-scratch-"));
  Object.assign(process.env, { DATABASE_URL: "", BATON_DATA_DIR: dataDir, BATON_DEMO: "1", LOG_LEVEL: "warn" });
  prepareEnv();
  const database = await startDatabase({ dataDir });
  process.env.DATABASE_URL = database.url;
  await migrate(database.url);
  await openKeys(database.url);
  await writeOrganisation();
  const stop = async () => {
    await closePool();
    await database.stop({ hurry: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: database.url, pid: postmasterOf(dataDir), stop };
}

/** An empty desk, filled. */
export async function startScratch(size: number): Promise<Scratch> {
  const { url, stop } = await startEmptyDesk();
  // The server's own pool gives up on a statement that takes as long as an index of a million cases.
  const filling = new pg.Pool({ connectionString: url });
  const desk = await prepareDesk(filling, size);
  const buildIndexes = await withoutIndexes(filling);
  await addCases(filling, desk, 0, size);
  await buildIndexes();
  await filling.end();
  const directory = await currentDirectory();
  return { directory, readers: readersOf(directory, desk.teams[0]?.people[0] ?? ""), stop };
}

/** An agent of one team, somebody who is in all nine, and a key that reads every case. */
export function readersOf(directory: Directory, agent: string): Record<string, Viewer> {
  const own = directory.people[agent]?.teams ?? [];
  const all = Object.keys(directory.teams);
  const person = (teams: string[]): Viewer => ({
    kind: "user",
    id: agent,
    role: "agent",
    teams,
    portfolios: portfoliosOf(directory, teams),
  });
  return { "one team": person(own), "nine teams": person(all), key: { kind: "api", id: "bench", scopes: ["read"] } };
}
