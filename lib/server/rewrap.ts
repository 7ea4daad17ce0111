/** Changes the master key under everything that is wrapped: a customer's data key stays, what it is wrapped in changes. */
import { setTimeout as pause } from "node:timers/promises";
import { boundTo } from "./crypto.ts";
import { type Client, inTransaction } from "./database.ts";
import { INSTALLATION } from "./installation-key.ts";
import type { MasterKey } from "./master-keys.ts";
import { prefixOf, unwrapKey, wrapKey } from "./wrapped-keys.ts";

type Wrapped = { id: string; key: Buffer };
const BATCH = 500;
const HELD_MS = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Wraps what is under another master key under `to`, batch by batch, each in a transaction of its own: killed anywhere, the
 * next run goes on. Rows that somebody holds are left for the next round. Resolves when nothing is left.
 */
export async function rewrapAll(to: MasterKey, tell: (done: number) => void = () => {}): Promise<number> {
  await inTransaction((client) => rewrapInstallation(client, to));
  let done = 0;
  for (;;) {
    done += await rewrapOnce(to, (more) => tell(done + more));
    if (!(await isAnyLeft(to))) return done;
    await pause(HELD_MS);
  }
}

async function rewrapOnce(to: MasterKey, tell: (done: number) => void): Promise<number> {
  let done = 0;
  for (let after: string | null = FIRST; after !== null; ) {
    const batch: { rows: number; last: string | null } = await rewrapBatch(to, after);
    done += batch.rows;
    after = batch.last;
    if (batch.rows > 0) tell(done);
  }
  return done;
}

/** Opens everything with this master key alone. Returns how many keys it opened; throws when it cannot open one. */
export async function checkWrapping(by: MasterKey): Promise<number> {
  let checked = await inTransaction(async (client) => {
    const { rows } = await client.query<{ wrapped: Buffer }>("select wrapped from installation_key");
    for (const { wrapped } of rows) requireOpens(wrapped, INSTALLATION, by);
    return rows.length;
  });
  for (let after: string | null = FIRST; after !== null; ) {
    const rows: Wrapped[] = await page("key is not null", [after]);
    for (const { id, key } of rows) requireOpens(key, boundTo(id), by);
    checked += rows.length;
    after = rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
  }
  return checked;
}

function requireOpens(wrapped: Buffer, bound: string, by: MasterKey): void {
  if (unwrapKey(wrapped, bound).by.id !== by.id)
    throw new Error(`The key of ${bound} is still under another master key.`);
}

async function rewrapInstallation(client: Client, to: MasterKey): Promise<void> {
  const { rows } = await client.query<{ wrapped: Buffer }>("select wrapped from installation_key for update");
  const { plain, by } = unwrapKey(rows[0]?.wrapped ?? Buffer.of(), INSTALLATION);
  if (by.id === to.id) return;
  await client.query("update installation_key set wrapped = $1", [wrapKey(plain, INSTALLATION, to)]);
}

const OTHERS = "key is not null and substring(key from 1 for 9) <> $2";

/** A customer being erased is held by whoever erases them; one erased already has no key and is not found. */
async function rewrapBatch(to: MasterKey, after: string): Promise<{ rows: number; last: string | null }> {
  return inTransaction(async (client) => {
    const rows = await pageWithin(client, OTHERS, [after, prefixOf(to)], "for no key update skip locked");
    const wrapped = rows.map(({ id, key }) => wrapKey(unwrapKey(key, boundTo(id)).plain, boundTo(id), to));
    await client.query(
      "update customers c set key = n.key from unnest($1::uuid[], $2::bytea[]) as n(id, key) where c.id = n.id",
      [rows.map(({ id }) => id), wrapped],
    );
    return { rows: rows.length, last: rows.at(-1)?.id ?? null };
  });
}

function isAnyLeft(to: MasterKey): Promise<boolean> {
  return inTransaction(async (client) => (await pageWithin(client, OTHERS, [FIRST, prefixOf(to)])).length > 0);
}

function page(which: string, values: unknown[]): Promise<Wrapped[]> {
  return inTransaction((client) => pageWithin(client, which, values));
}

async function pageWithin(client: Client, which: string, values: unknown[], lock = ""): Promise<Wrapped[]> {
  // The last look of a rotation passes over every customer.
  await client.query("set local statement_timeout = 0");
  const { rows } = await client.query<Wrapped>(
    `select id, key from customers where id > $1 and ${which} order by id limit ${BATCH} ${lock}`,
    values,
  );
  return rows;
}
