import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

/** Makes the data folder, for this user alone, and returns its real path. */
export function openDataFolder(folder: string): string {
  mkdirSync(resolve(folder), { recursive: true, mode: 0o700 });
  return realpathSync(resolve(folder));
}

/** The secret kept under this name in the data folder (mode 0600); made on the first call, the same ever after. */
export function keptSecret(folder: string, name: string, make = () => randomBytes(32).toString("base64")): string {
  const file = join(folder, name);
  if (!existsSync(file)) makeOnce(file, make());
  if (statSync(file).mode & 0o077) chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}

// A link appears whole or not at all, so two programs that start together agree on one secret.
function makeOnce(file: string, value: string): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${value}\n`, { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}
