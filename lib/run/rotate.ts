import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { holdersWithout } from "../server/key-holders.ts";
import { heldMasterKeys, KEY_FILE, type MasterKey, masterKeyOf, wrappingKey } from "../server/master-keys.ts";
import { checkWrapping, rewrapAll } from "../server/rewrap.ts";
import { closePool } from "./close-pool.ts";
import { changeKept, forgetKept, isKept, SECRET_FILE } from "./kept-secrets.ts";
import { type Opened, open } from "./open.ts";
import { step } from "./progress.ts";

const USAGE = "Usage: npm run rotate [-- --secret | --forget | --secret --forget]";
/** Longer than a running server takes to look at the key's file again. */
const NOTICED_MS = 2_500;

type Wanted = { secret: boolean; forget: boolean };

process.exitCode = await run(readArguments());

async function run(wanted: Wanted): Promise<number> {
  let opened: Opened | undefined;
  try {
    opened = await open();
    const { dataDir } = opened.env;
    if (wanted.secret) wanted.forget ? forgetSecret(dataDir) : changeSecret(dataDir);
    else await (wanted.forget ? forgetKey() : rotate());
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await closePool();
    await opened?.close();
  }
}

function readArguments(): Wanted {
  try {
    const options = {
      secret: { type: "boolean", default: false },
      forget: { type: "boolean", default: false },
    } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

async function rotate(): Promise<void> {
  const folder = process.env.BATON_KEY_FOLDER;
  const before = wrappingKey().id;
  if (folder) await changeOwnKey(folder);
  const key = folder ? newestOf(before) : wrappingKey();
  if (!folder) await requireReaders(key);
  const tell = (done: number) => void (done % 10_000 === 0 && console.log(`  ${done} keys wrapped again`));
  const done = await step(
    "Wrapping again",
    () => rewrapAll(key, tell),
    (many) => `${many} keys wrapped again`,
  );
  const checked = await step(
    "Check",
    () => checkWrapping(key),
    (many) => `${many} keys open with master key ${key.id}`,
  );
  await sayWhatRemains(key, folder, done + checked > 0);
}

/** A server that runs on this folder's database reads the file again by itself; it needs a moment for that. */
async function changeOwnKey(folder: string): Promise<void> {
  if (!changeKept(folder, KEY_FILE)) return console.log("Going on with the key that was made by the last run.");
  console.log("Made a new master key; the one before stays readable beside it.");
  await pause(NOTICED_MS);
}

function newestOf(before: string): MasterKey {
  // An id that nobody has makes the files be read again.
  masterKeyOf("");
  const now = wrappingKey();
  console.log(now.id === before ? `Master key ${now.id}` : `Master key ${before} → ${now.id}`);
  return now;
}

async function requireReaders(key: MasterKey): Promise<void> {
  console.log(
    `Master key ${
      heldMasterKeys()
        .slice(1)
        .map(({ id }) => id)
        .join(", ") || "(none before)"
    } → ${key.id}`,
  );
  const { unreadable } = await holdersWithout(key);
  if (unreadable === 0) return;
  throw new Error(
    `${unreadable} connections are of servers that do not hold master key ${key.id} and could not read what it wraps.\nGive every server both keys and restart it (docs/secrets.md), then run this again. Nothing was changed.`,
  );
}

async function sayWhatRemains(key: MasterKey, folder: string | undefined, any: boolean): Promise<void> {
  if (!any) return console.log("There is nothing to wrap.");
  const others = folder ? 0 : (await holdersWithout(key)).writingOther;
  if (others > 0)
    throw new Error(
      `${others} connections are of servers that still wrap with another key. Give every server BATON_MASTER_KEY=<the new key>, restart it, then run this again. Keep the old key until then.`,
    );
  const old = heldMasterKeys().slice(1);
  if (old.length === 0) return console.log("No other master key is held here.");
  console.log(`This database needs no other key than ${key.id} any more.`);
  console.log(
    folder
      ? "The old one is in master-key-previous. Backups made until now need it: keep a copy with them, then run: npm run rotate -- --forget"
      : "Take BATON_MASTER_KEY_PREVIOUS away and restart. Backups made until now need the old key: destroy it when they are gone.",
  );
}

/** A secret that leaked is changed and forgotten in one go: everybody signs in again. */
function changeSecret(folder: string): void {
  requireOwnSecret(folder);
  if (!changeKept(folder, SECRET_FILE)) {
    console.log("There is a secret before this one still. Run first: npm run rotate -- --secret --forget");
    return;
  }
  console.log("Made a new secret. Restart Baton: sessions go on, and whoever signs in gets a cookie of the new one.");
  console.log(
    "After a week no cookie of the old one is left: npm run rotate -- --secret --forget. At once, it ends those sessions.",
  );
}

function forgetSecret(folder: string): void {
  requireOwnSecret(folder);
  removePrevious(folder, SECRET_FILE);
}

async function forgetKey(): Promise<void> {
  const folder = process.env.BATON_KEY_FOLDER;
  if (!folder) throw setOutside("BATON_MASTER_KEY");
  await step(
    "Check",
    () => checkWrapping(wrappingKey()),
    (many) => `${many} keys open with master key ${wrappingKey().id}`,
  );
  removePrevious(folder, KEY_FILE);
}

function removePrevious(folder: string, name: string): void {
  console.log(
    forgetKept(folder, name)
      ? `Removed ${name}-previous. A running Baton knows it until it is restarted.`
      : `There is no ${name}-previous.`,
  );
}

function requireOwnSecret(folder: string): void {
  if (!isKept(folder, SECRET_FILE, process.env.BATON_SECRET)) throw setOutside("BATON_SECRET");
}

function setOutside(name: string): Error {
  return new Error(`${name} was set from outside: change it where it is set (docs/secrets.md).`);
}
