/** The import's floor: its two statements with rows of the same sizes, made ahead; two connections, batches of 64 cases. */
import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { refFromBits } from "../../domain/ref.ts";
import { INSERT_TOKENS } from "../../server/search/write-tokens.ts";

const BATCH = 64;
const LANES = 2;
/** Of a name, an email address and a few references. */
const TOKENS = 26;
const hex = (bytes: number) => randomBytes(bytes).toString("hex");
const AT = "2026-01-01T12:00:00.000Z";

/** Seconds that this many new cases take. */
export async function importFloor(databaseUrl: string, cases: number): Promise<number> {
  const database = new pg.Pool({ connectionString: databaseUrl, max: LANES });
  const batches = Array.from({ length: Math.ceil(cases / BATCH) }, () => batchOf(BATCH));
  const began = performance.now();
  const lane = async () => {
    const client = await database.connect();
    for (let batch = batches.pop(); batch; batch = batches.pop()) await write(client, batch);
    client.release();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - began) / 1_000;
  await database.end();
  return seconds;
}

type Batch = { sets: string[]; tokens: string; cases: string };

async function write(client: pg.PoolClient, { sets, tokens, cases }: Batch): Promise<void> {
  await client.query("begin");
  await client.query({ name: "floor-open", text: "select open_cases($1, $2, $3, $4, $5, $6, $7)", values: sets });
  await client.query({ name: "floor-tokens", text: INSERT_TOKENS, values: [tokens, cases] });
  await client.query("commit");
}

function batchOf(count: number): Batch {
  const rows = Array.from({ length: count }, rowsOfOne);
  const names = ["customer", "values", "row", "command", "event", "owner"] as const;
  const ids = rows.flatMap(({ event }) => Array<string>(TOKENS).fill(event.case_id));
  const tokens = ids.map(() => randomBytes(8).readBigInt64BE().toString());
  const sets = [...names.map((name) => JSON.stringify(rows.flatMap((one) => one[name]))), "[]"];
  return { sets, tokens: `{${tokens.join()}}`, cases: `{${ids.join()}}` };
}

function rowsOfOne() {
  const [customer, id, hash] = [randomUUID(), randomUUID(), hex(32)];
  const values = ["reference", "email", "address"].map((kind) => ({
    customer_id: customer,
    kind,
    value: hex(55),
    verified: false,
  }));
  const event = {
    case_id: id,
    version: 1,
    id: randomUUID(),
    type: "case-opened",
    data: { portfolio: "uk-cards", c: hash },
    sealed: hex(900),
    occurred_at: AT,
    at: AT,
    actor_kind: "api",
    actor_id: "env",
    command_id: hash,
    prev_hash: hash,
    hash,
  };
  return {
    customer: { id: customer, key: hex(61), source: "floor", reference_hash: hash },
    values,
    row: caseRow(id, customer, hash),
    command: { actor: "api:env", id: hash, case_id: id, body: hash, from: 1, to: 1 },
    event,
    owner: { case_id: id, version: 1, team: "early-arrears", user: null },
  };
}

function caseRow(id: string, customer: string, hash: string): object {
  return {
    id,
    ref: refFromBits(randomBytes(7)),
    customer_id: customer,
    portfolio: "uk-cards",
    version: 1,
    fold: 0,
    state: hex(1_700),
    card: hex(480),
    last_hash: hash,
    last_at: AT,
    lifecycle: "open",
    status: "new",
    owner_team: "early-arrears",
    on_hold: false,
    currency: "GBP",
    balance_minor: 1,
    due_at: AT,
  };
}
