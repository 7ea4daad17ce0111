import { parseArgs } from "node:util";
import pg from "pg";
import { verifyEverything } from "../server/verify/everything.ts";
import { checkBackup } from "./backup/check.ts";
import { endSessions, loadBackup } from "./backup/load.ts";
import { closePool } from "./close-pool.ts";
import { takeOverLog } from "./foreign-log.ts";
import { bringUpToDate, type Opened, openDatabase } from "./open.ts";
import { prepareEnv } from "./prepare-env.ts";
import { step } from "./progress.ts";

const USAGE = "Usage: npm run restore -- <file.tar.gz>\n       npm run restore -- --after-pg-restore";

process.exitCode = await run(readArguments());

async function run(file: string | null): Promise<number> {
  const opened: { database?: Opened } = {};
  try {
    return await (file === null ? afterPgRestore(opened) : restore(file, opened));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await closePool();
    await opened.database?.close();
  }
}

/** The file; null after somebody else's restore. */
function readArguments(): string | null {
  try {
    const options = { "after-pg-restore": { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (values["after-pg-restore"] ? positionals.length > 0 : positionals.length !== 1)
      throw new Error("Name one file.");
    return positionals[0] ?? null;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

async function restore(file: string, opened: { database?: Opened }): Promise<number> {
  prepareEnv();
  const backup = await step(
    "Check",
    () => checkBackup(file),
    ({ about }) => `The file is whole: everything as of ${about.madeAt}`,
  );
  opened.database = await openDatabase();
  const { url } = opened.database;
  await step(
    "Restore",
    () => loadBackup(url, file, backup, (words) => console.log(`  ${words}`)),
    () => "Restored",
  );
  return finish(url);
}

async function afterPgRestore(opened: { database?: Opened }): Promise<number> {
  opened.database = await openDatabase();
  const { url } = opened.database;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = 0");
    await step(
      "Log",
      () => takeOverLog(client),
      (many) => `${many} events belong to this cluster now`,
    );
    await endSessions(client);
    await client.query("commit");
  } finally {
    await client.end();
  }
  return finish(url);
}

async function finish(url: string): Promise<number> {
  await bringUpToDate(url);
  const report = await step(
    "Verify",
    () => verifyEverything(),
    ({ cases, events }) => `${cases} cases, ${events} events walked`,
  );
  for (const { ref, what } of report.findings.slice(0, 50)) console.error(`${ref}: ${what}`);
  if (report.findings.length > 0) {
    console.error(`${report.findings.length} cases do not fit: npm run verify says more.`);
    return 1;
  }
  console.log(
    "Everything fits. Everybody signs in again. Look through keys and people that were ended after that instant.",
  );
  return 0;
}
