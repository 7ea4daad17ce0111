/** What a backup is written to until it is whole, and what is left of one that was killed. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const UNFINISHED = /\.(tar\.gz|tgz)\.\d+\.unfinished$/;
/** A backup writes all the time: what nobody wrote to for so long, nobody writes any more. */
const FORGOTTEN_MS = 12 * 60 * 60_000;

export function unfinishedName(file: string): string {
  return `${file}.${process.pid}.unfinished`;
}

/** Removes, in the folder of this backup, what backups left that were killed half a day ago or more. Returns their names. */
export function removeForgotten(file: string, now = Date.now()): string[] {
  const folder = dirname(file);
  const old = readdirSync(folder)
    .filter((name) => UNFINISHED.test(name))
    .map((name) => join(folder, name))
    .filter((path) => now - statSync(path).mtimeMs > FORGOTTEN_MS);
  for (const path of old) rmSync(path, { force: true });
  return old.map((path) => basename(path));
}
