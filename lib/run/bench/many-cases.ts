/** Fills a scratch database of the bench with many cases, as far as lists and search read them. Not for any other use. */
import type pg from "pg";
import { type BenchDesk, type BenchTeam, plausibleCase } from "./plausible-case.ts";

const BATCH = 1_000;
const PORTFOLIOS = 9;
/** Rows come without the checks and the record that the write path gives them; foreign keys would only cost time. */
const UNCHECKED =
  "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'";

/** Adds cases numbered from `from` to `to`, exclusive. The indexes are built by `finish`. */
export async function addCases(database: pg.Pool, desk: BenchDesk, from: number, to: number): Promise<void> {
  const client = await database.connect();
  try {
    await client.query(UNCHECKED);
    for (let at = from; at < to; at += BATCH) await addBatch(client, desk, at, Math.min(to, at + BATCH));
  } finally {
    client.release(true);
  }
}

async function addBatch(client: pg.PoolClient, desk: BenchDesk, from: number, to: number): Promise<void> {
  const cases = Array.from({ length: to - from }, (_, at) => plausibleCase(from + at, desk));
  const tokens = cases.flatMap((one) => one.tokens);
  const owners = cases.flatMap((one) => one.tokens.map(() => one.id));
  await client.query(
    `insert into customers (id, key, source, reference_hash)
     select id, decode(key, 'hex'), 'bench', decode(reference_hash, 'hex')
     from json_to_recordset($1) as c(id uuid, key text, reference_hash text)`,
    [JSON.stringify(cases.map((one) => one.customer))],
  );
  await client.query(
    `insert into customer_values (customer_id, kind, value) select customer_id, kind, decode(value, 'hex')
     from json_to_recordset($1) as v(customer_id uuid, kind text, value text)`,
    [JSON.stringify(cases.flatMap((one) => one.values))],
  );
  await client.query(INSERT_CASES, [JSON.stringify(cases.map((one) => one.row)), "0".repeat(64)]);
  await client.query("insert into search_tokens select distinct * from unnest($1::bigint[], $2::uuid[])", [
    tokens,
    owners,
  ]);
}

const INSERT_CASES = `
  insert into cases (id, ref, customer_id, portfolio, version, fold, state, card, last_hash, last_at, lifecycle, status,
    owner_team, owner_user, offer_team, offer_user, on_hold, currency, balance_minor, due_at, promise_breaks_at, updated_at)
  select id, ref, customer_id, portfolio, 1, fold, '', decode(card, 'hex'), $2, updated_at, lifecycle, status,
    owner_team, owner_user, offer_team, offer_user, on_hold, 'GBP', balance_minor, due_at, promise_breaks_at, updated_at
  from json_to_recordset($1) as c(id uuid, ref text, customer_id uuid, portfolio text, fold integer, card text,
    lifecycle text, status text, owner_team text, owner_user uuid, offer_team text, offer_user uuid, on_hold boolean,
    balance_minor bigint, due_at timestamptz, promise_breaks_at timestamptz, updated_at timestamptz)
  on conflict (ref) do nothing`;

/** The organisation that has them: the demo's teams, people by the size of the desk, nine portfolios granted to every team. */
export async function prepareDesk(database: pg.Pool, size: number, now = Date.now()): Promise<BenchDesk> {
  await database.query(
    `insert into portfolios select 'bench-' || n, 'Bench ' || n, 'Larkfield Bank', 'GBP', 'uk', 'Europe/London', slug
     from generate_series(1, $1) n, (select slug from teams order by slug limit 1) t on conflict do nothing`,
    [PORTFOLIOS],
  );
  await database.query("insert into grants select t.slug, p.slug from teams t, portfolios p on conflict do nothing");
  await database.query(
    `insert into people (id, email, name, role)
     select gen_random_uuid(), t.slug || n || '@bench.example', 'Agent ' || n, 'agent' from teams t, generate_series(1, $1) n
     on conflict do nothing`,
    [Math.max(2, Math.round(Math.sqrt(size) / 22))],
  );
  await database.query(
    `insert into memberships select p.id, t.slug from people p join teams t on p.email ~ ('^' || t.slug || '\\d+@bench')
     on conflict do nothing`,
  );
  const { rows: teams } = await database.query<BenchTeam>(
    `select m.team_slug as slug, array_agg(p.id order by p.email) as people from memberships m
     join people p on p.id = m.person_id where p.email like '%@bench.example' group by 1 order by 1`,
  );
  return { teams, portfolios: Array.from({ length: PORTFOLIOS }, (_, at) => `bench-${at + 1}`), now };
}

type Index = { name: string; definition: string; isKey: boolean };

/** Takes the indexes of the large tables away while they are filled; what it returns builds them again. */
export async function withoutIndexes(database: pg.Pool): Promise<() => Promise<void>> {
  const { rows } = await database.query<Index>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition, i.indisprimary as "isKey"
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid in ('cases'::regclass, 'search_tokens'::regclass) and c.relname <> 'cases_pkey' and c.relname <> 'cases_ref_key'`,
  );
  for (const { name, isKey } of rows)
    await database.query(isKey ? `alter table search_tokens drop constraint ${name}` : `drop index ${name}`);
  return async () => {
    const client = await database.connect();
    await client.query("set maintenance_work_mem = '1GB'; set statement_timeout = 0");
    for (const { definition, isKey } of rows)
      await client.query(isKey ? "alter table search_tokens add primary key (token, case_id)" : definition);
    for (const table of ["customers", "customer_values", "cases", "search_tokens"])
      await client.query(`vacuum analyze ${table}`);
    client.release(true);
  };
}
