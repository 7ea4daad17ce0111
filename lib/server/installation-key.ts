/**
 * The installation's own key: what belongs to no one customer is sealed under it, and every keyed hash (references,
 * search tokens, repeated rows of imports) is made with it. It is stored wrapped by the master key and never changes,
 * because hashes that stand in the record cannot.
 */
import type { ClientBase } from "pg";
import { boundTo } from "./crypto.ts";
import { freshBytes } from "./fresh-bytes.ts";
import { wrappingKey } from "./master-keys.ts";
import { unwrapKey, wrapKey } from "./wrapped-keys.ts";

export const INSTALLATION = "installation";
type Queries = Pick<ClientBase, "query">;

/** Opens the key, made on the first start, for this process and its children. Throws MasterKeyMissing for a wrong master key. */
export async function openInstallationKey(client: Queries): Promise<void> {
  const wrapped = (await stored(client)) ?? (await make(client));
  process.env.BATON_INSTALLATION_KEY = unwrapKey(wrapped, INSTALLATION).plain.toString("base64");
}

async function stored(client: Queries): Promise<Buffer | null> {
  const { rows } = await client.query<{ wrapped: Buffer }>("select wrapped from installation_key");
  return rows[0]?.wrapped ?? null;
}

async function make(client: Queries): Promise<Buffer> {
  const key = (await firstMasterKey(client)) ?? freshBytes(32);
  await client.query("insert into installation_key (wrapped) values ($1) on conflict do nothing", [
    wrapKey(key, INSTALLATION),
  ]);
  const wrapped = await stored(client);
  if (!wrapped) throw new Error("The installation's key could not be stored.");
  return wrapped;
}

/** Earlier versions made hashes and seals with the master key itself; what they made stays good. Null for a new database. */
async function firstMasterKey(client: Queries): Promise<Buffer | null> {
  const { rows: customers } = await client.query<{ id: string; key: Buffer }>(
    "select id, key from customers where key is not null limit 1",
  );
  if (customers[0]) return unwrapKey(customers[0].key, boundTo(customers[0].id)).by.bytes;
  const { rows: others } = await client.query<{ used: boolean }>(`
    select exists (select from customers) or exists (select from imports) or exists (select from reassignments)
      or exists (select from access_log where purpose is not null) as used`);
  return others[0]?.used ? wrappingKey().bytes : null;
}
