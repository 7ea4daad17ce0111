import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { birthOf } from "./living-process.ts";

export type Presence = { othersAreHere(): boolean; leave(): void };

/**
 * Several programs may use one embedded database at a time (the server, `npm run verify`, …). Each signs in here, and
 * the last one out stops it. A program that was killed is not counted.
 */
export function signIn(dataDir: string): Presence {
  const folder = join(dataDir, "database-users");
  const mine = join(folder, `${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(mine, birthOf(process.pid) ?? "");
  return {
    othersAreHere: () =>
      readdirSync(folder).filter((name) => name !== `${process.pid}` && isHere(folder, name)).length > 0,
    leave: () => rmSync(mine, { force: true }),
  };
}

function isHere(folder: string, name: string): boolean {
  const file = join(folder, name);
  if (/^\d+$/.test(name) && birthOf(Number(name)) === readIfThere(file)) return true;
  rmSync(file, { force: true });
  return false;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
