/** Secrets of an embedded installation change by files beside each other: NAME, NAME-next and NAME-previous, all mode 0600. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

export const SECRET_FILE = "secret";

/**
 * Puts a fresh secret in the place of this one, which stays readable under NAME-previous until it is forgotten. Killed at
 * any point, the next call goes on. Returns whether it changed now; not while there is a previous one.
 */
export function changeKept(folder: string, name: string): boolean {
  const { file, next, previous } = filesOf(folder, name);
  if (existsSync(previous) && !existsSync(next)) return false;
  if (!existsSync(next)) writeWhole(next, randomBytes(32).toString("base64"));
  if (!existsSync(previous)) linkSync(file, previous);
  renameSync(next, file);
  keepName(folder);
  return true;
}

/** Whether this very secret is the one that is kept under the name. */
export function isKept(folder: string, name: string, secret: string | undefined): boolean {
  const { file } = filesOf(folder, name);
  return existsSync(file) && readFileSync(file, "utf8").trim() === secret;
}

/** The secret that was kept under this name before the last change; null when it was forgotten, or there was none. */
export function keptBefore(folder: string, name: string): string | null {
  const { previous } = filesOf(folder, name);
  return existsSync(previous) ? readFileSync(previous, "utf8").trim() : null;
}

/** Removes the one before. Returns whether there was one. */
export function forgetKept(folder: string, name: string): boolean {
  const { previous } = filesOf(folder, name);
  const there = existsSync(previous);
  rmSync(previous, { force: true });
  return there;
}

function filesOf(folder: string, name: string) {
  const file = join(folder, name);
  return { file, next: `${file}-next`, previous: `${file}-previous` };
}

// A half-written file never has the name that is read: it is written beside, reaches the disk, and is renamed.
function writeWhole(file: string, value: string): void {
  const fresh = `${file}.${process.pid}`;
  const handle = openSync(fresh, "w", 0o600);
  try {
    writeFileSync(handle, `${value}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}

/** A name that was given or changed in this folder reaches the disk. */
export function keepName(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
