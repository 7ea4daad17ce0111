/**
 * The master keys that this process holds: the first wraps what is new, each opens what it wrapped. They come from the
 * environment; an embedded installation keeps them as files, which a rotation changes under a running server.
 */
import { hkdfSync } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { processWide } from "./process-wide.ts";

/** `id`: 16 hexadecimal digits that tell keys apart and say nothing about them. */
export type MasterKey = { id: string; bytes: Buffer };
type Held = { said: string; keys: [MasterKey, ...MasterKey[]] };

export const KEY_FILE = "master-key";
/** While a rotation is under way, and until its end was confirmed, what was wrapped before is opened with this one. */
export const PREVIOUS_KEY_FILE = "master-key-previous";
const LOOK_EVERY_MS = 1_000;

/** The one that wraps. */
export function wrappingKey(): MasterKey {
  readFilesSometimes();
  return held()[0];
}

/** The one with this id; null when this process has no such key. */
export function masterKeyOf(id: string): MasterKey | null {
  const found = find(id);
  if (found || !process.env.BATON_KEY_FOLDER) return found;
  readFiles(process.env.BATON_KEY_FOLDER);
  return find(id);
}

export function heldMasterKeys(): readonly MasterKey[] {
  return held();
}

/** The key of these bytes, with its id. */
export function masterKey(bytes: Buffer): MasterKey {
  if (bytes.length !== 32) throw new Error("BATON_MASTER_KEY must be 32 bytes in base64.");
  return { bytes, id: Buffer.from(hkdfSync("sha256", bytes, "", "baton master key id", 8)).toString("hex") };
}

function find(id: string): MasterKey | null {
  return held().find((key) => key.id === id) ?? null;
}

function held(): Held["keys"] {
  const { BATON_MASTER_KEY: first = "", BATON_MASTER_KEY_PREVIOUS: previous = "" } = process.env;
  const memory = processWide<{ held: Held | null }>("master-keys", () => ({ held: null }));
  const said = `${first} ${previous}`;
  if (memory.held?.said !== said) memory.held = { said, keys: [keyOf(first), ...previousOf(previous)] };
  return memory.held.keys;
}

function previousOf(said: string): MasterKey[] {
  return said.split(/\s+/).filter(Boolean).map(keyOf);
}

function keyOf(text: string): MasterKey {
  return masterKey(Buffer.from(text.trim(), "base64"));
}

function readFilesSometimes(): void {
  const folder = process.env.BATON_KEY_FOLDER;
  const looked = processWide("master-key-look", () => ({ at: 0, changed: 0 }));
  if (!folder || Date.now() - looked.at < LOOK_EVERY_MS) return;
  looked.at = Date.now();
  const changed = statSync(join(folder, KEY_FILE)).ctimeMs;
  if (changed === looked.changed) return;
  looked.changed = changed;
  readFiles(folder);
}

/** Puts what the files say now where every part of this process and its children look. */
function readFiles(folder: string): void {
  const previous = join(folder, PREVIOUS_KEY_FILE);
  process.env.BATON_MASTER_KEY = readFileSync(join(folder, KEY_FILE), "utf8").trim();
  process.env.BATON_MASTER_KEY_PREVIOUS = existsSync(previous) ? readFileSync(previous, "utf8").trim() : "";
}
