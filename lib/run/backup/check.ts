import { createHash, type Hash, timingSafeEqual } from "node:crypto";
import type * as z from "zod";
import { INSTALLATION } from "../../server/installation-key.ts";
import { MasterKeyMissing, unwrapKey } from "../../server/wrapped-keys.ts";
import { type Entry, readArchive } from "./archive.ts";
import {
  ABOUT,
  type About,
  aboutSchema,
  type Backup,
  BackupProblem,
  MANIFEST,
  type Manifest,
  macOf,
  manifestSchema,
  signedSchema,
} from "./manifest.ts";

/**
 * Reads the whole file and compares every checksum; then tries our master keys on what it carries. Throws
 * {@link BackupProblem} with a sentence for whatever does not fit.
 */
export async function checkBackup(file: string): Promise<Backup> {
  const { about, head, found, signed } = await readThrough(file);
  const key = requireMasterKeys(about);
  const given = Buffer.from(signed.mac, "base64");
  const right = Buffer.from(macOf(key, signed.manifest), "base64");
  if (given.length !== right.length || !timingSafeEqual(given, right))
    throw new BackupProblem("The manifest of this backup was changed after it was made.");
  const manifest = parsed(manifestSchema, signed.manifest);
  compare(about, head, found, manifest);
  return { about, manifest };
}

type Found = Map<string, { bytes: number; hash: Hash }>;

async function readThrough(file: string) {
  let head: Buffer | undefined;
  let last: Buffer | undefined;
  const found: Found = new Map();
  try {
    for await (const entry of readArchive(file)) {
      if (entry.name === ABOUT) head = entry.bytes;
      else if (entry.name === MANIFEST) last = entry.bytes;
      else addPart(found, entry);
    }
  } catch (error) {
    throw new BackupProblem(`This file cannot be restored: ${(error as Error).message}.`, { cause: error });
  }
  if (!head) throw new BackupProblem("This is no backup of Baton.");
  if (!last) throw new BackupProblem("This backup has no end: it was never finished.");
  return { about: parsed(aboutSchema, head.toString()), head, found, signed: parsed(signedSchema, last.toString()) };
}

function addPart(found: Found, { name, bytes }: Entry): void {
  const table = tableOf(name);
  const one = found.get(table) ?? { bytes: 0, hash: createHash("sha256") };
  one.bytes += bytes.length;
  one.hash.update(bytes);
  found.set(table, one);
}

/** The table that a part belongs to. */
export function tableOf(part: string): string {
  const [, table] = /^tables\/([a-z_0-9]+)\/\d+\.copy$/.exec(part) ?? [];
  if (!table) throw new BackupProblem("There is something in this file that no backup has.");
  return table;
}

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupProblem("This is no backup that this version of Baton can read.", { cause: error });
  }
}

/** Returns the installation's key. */
function requireMasterKeys({ installationKey, samples, masterKeys, madeAt }: About): Buffer {
  try {
    for (const { bound, wrapped } of samples) unwrapKey(Buffer.from(wrapped, "base64"), bound);
    return unwrapKey(Buffer.from(installationKey.wrapped, "base64"), INSTALLATION).plain;
  } catch (error) {
    if (!(error instanceof MasterKeyMissing))
      throw new BackupProblem("The keys in this backup are damaged.", { cause: error });
    throw new BackupProblem(
      `This backup of ${madeAt} needs master key ${masterKeys.join(" and ")}, which is not here.\n${error.message}\nNothing was written.`,
    );
  }
}

function compare(about: About, head: Buffer, found: Found, { tables, aboutSha256 }: Manifest): void {
  const wrong = new Set<string>();
  if (createHash("sha256").update(head).digest("hex") !== aboutSha256) wrong.add(ABOUT);
  const names = new Set([...found.keys(), ...Object.keys(tables), ...about.tables.map(({ name }) => name)]);
  for (const name of names) {
    const [there, said] = [found.get(name), tables[name]];
    if (!there || !said || there.bytes !== said.bytes || there.hash.digest("hex") !== said.sha256) wrong.add(name);
  }
  if (wrong.size > 0)
    throw new BackupProblem(`This backup is damaged (${[...wrong].join(", ")}). Nothing was written.`);
}
