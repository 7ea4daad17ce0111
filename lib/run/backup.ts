import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { takeBackup } from "./backup/take.ts";
import { removeForgotten, unfinishedName } from "./backup/unfinished.ts";
import { keepName } from "./kept-secrets.ts";
import { type Opened, openDatabase } from "./open.ts";
import { step } from "./progress.ts";

const USAGE = "Usage: npm run backup -- <folder or file.tar.gz>";

process.exitCode = await backup(process.argv.slice(2));

/** 0 when the backup is whole and on the disk under its name. */
async function backup([to, ...more]: string[]): Promise<number> {
  let opened: Opened | undefined;
  try {
    if (!to || more.length > 0) throw new Error(USAGE);
    const file = fileFor(resolve(to));
    opened = await openDatabase();
    const { url } = opened;
    for (const name of removeForgotten(file)) console.log(`Removed ${name}, which a backup left that was killed.`);
    const unfinished = unfinishedName(file);
    const { about } = await step(
      "Backup",
      () => takeBackup(url, unfinished, (table, rows) => rows > 0 && console.log(`  ${table}: ${rows} rows`)),
      ({ about }) => `Everything as of ${about.madeAt}`,
    );
    renameSync(unfinished, file);
    keepName(dirname(file));
    console.log(`${file}, ${megabytes(file)} MB`);
    console.log(
      `It needs master key ${about.masterKeys.join(" and ")} and does not contain it: keep that somewhere else.`,
    );
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await opened?.close();
  }
}

/** A name that says when, in a folder; the name itself otherwise. An existing file is never written over. */
function fileFor(to: string): string {
  const isFile = /\.(tar\.gz|tgz)$/.test(to);
  if (!isFile) mkdirSync(to, { recursive: true, mode: 0o700 });
  const stamp = new Date().toISOString().replace(/[-:]|\..*/g, "");
  const file = isFile ? to : join(to, `baton-${stamp}Z.tar.gz`);
  if (existsSync(file)) throw new Error(`${file} is there already. Nothing was written.`);
  return file;
}

function megabytes(file: string): string {
  return (statSync(file).size / 1e6).toFixed(1);
}
