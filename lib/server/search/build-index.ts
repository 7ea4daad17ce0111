/** Goes through the cases of a database that was there before the index, newest first, and lets them be found. */
import { setTimeout as pause } from "node:timers/promises";
import { type CaseState, FOLD, fold } from "../../domain/case.ts";
import { termsOf } from "../../domain/search/terms.ts";
import { open } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { type Client, errorCode, inTransaction, pool } from "../database.ts";
import { eventsOf } from "../event-store.ts";
import { log } from "../log.ts";
import { stateBound } from "../recording.ts";
import { unlessDamaged } from "../unless-damaged.ts";
import { SEARCHED, valuesOfCustomers } from "./searched-values.ts";
import { SEARCH_VERSION, tokensOf } from "./tokens.ts";
import { INSERT_TOKENS } from "./write-tokens.ts";

const BATCH = 100;
const BREATH_MS = 20;
const LOOK_AGAIN_MS = 5_000;

type Row = {
  id: string;
  ref: string;
  customer_id: string;
  portfolio: string;
  fold: number;
  state: Buffer;
  wrapped: Buffer | null;
};

/** Builds until it is done or stopped; a start, a crash or another process goes on where the last batch was committed. */
export function buildSearchIndex(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = buildUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function buildUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    const more = await buildSome().catch((error: unknown) => {
      if (!failing) log().warn({ code: errorCode(error) }, "the search index could not be built on; it is tried again");
      return null;
    });
    failing = more === null;
    if (more === false) return;
    await pause(failing ? LOOK_AGAIN_MS : BREATH_MS, undefined, { signal: stopping }).catch(() => {});
  }
}

/** One batch in one transaction. False when the index is complete. */
export async function buildSome(size = BATCH): Promise<boolean> {
  return inTransaction(async (client) => {
    const index = await heldIndex(client);
    if (index.complete) return false;
    const { rows } = await client.query<Row>(
      `select c.id, c.ref, c.customer_id, c.portfolio, c.fold, c.state, k.key as wrapped
       from cases c join customers k on k.id = c.customer_id
       where c.id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by c.id desc limit $2 for share of k`,
      [index.after, size],
    );
    await addTokens(client, rows);
    await client.query("update search_index set after_case = $1, complete = $2", [
      rows.at(-1)?.id ?? index.after,
      rows.length < size,
    ]);
    return rows.length === size;
  });
}

/** Locked: one process builds at a time. An index of another version is thrown away and begun again. */
async function heldIndex(client: Client): Promise<{ after: string | null; complete: boolean }> {
  const { rows } = await client.query<{ version: number; after: string | null; complete: boolean }>(
    "select version, after_case as after, complete from search_index for update",
  );
  const index = rows[0];
  if (!index) throw new Error("The search index has no line about itself.");
  if (index.version === SEARCH_VERSION) return index;
  await client.query("truncate search_tokens");
  await client.query("update search_index set version = $1, after_case = null, complete = false", [SEARCH_VERSION]);
  return { after: null, complete: false };
}

/** Customers and values are held in share: a change and an erasure wait, so that neither leaves an old token behind. */
async function addTokens(client: Client, rows: Row[]): Promise<void> {
  const valuesOf = (some: Row[]) =>
    valuesOfCustomers(client, [...new Set(some.map((row) => row.customer_id))], SEARCHED, "hold");
  const values = await unlessDamaged(
    () => valuesOf(rows),
    () => null,
  );
  const tokens: string[] = [];
  const cases: string[] = [];
  for (const row of rows) {
    const read = async () => tokensOfCase(row, values ?? (await valuesOf([row])));
    for (const token of await unlessDamaged(read, (error) => unfound(row, error))) {
      tokens.push(token);
      cases.push(row.id);
    }
  }
  await client.query(INSERT_TOKENS, [tokens, cases]);
}

type Values = Awaited<ReturnType<typeof valuesOfCustomers>>;

/** One damaged case must not keep all others from being found: it is said, and `verify` names what is wrong with it. */
function unfound({ ref }: Row, error: unknown): string[] {
  log().error({ ref, code: errorCode(error) }, "a case could not be opened and is not in the search index");
  return [];
}

async function tokensOfCase(row: Row, values: Values): Promise<string[]> {
  const state = await stateOf(row);
  if (!state) return [];
  const found = values.get(row.customer_id) ?? { phone: null, email: null, reference: null };
  const debts = state.debts.map((debt) => debt.reference);
  return tokensOf(row.portfolio, termsOf({ ...found, name: state.customer.name, debts }));
}

async function stateOf(row: Row): Promise<CaseState | null> {
  const key = customerKey(row.customer_id, row.wrapped);
  if (!key) return null;
  if (row.fold === FOLD) return open<CaseState>(key, row.state, stateBound(row.id));
  return fold(await eventsOf(pool(), row.id, row.ref, key));
}
