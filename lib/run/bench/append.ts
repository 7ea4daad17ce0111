import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type Figures, hammer, median } from "./clients.ts";
import { floorAppend, floorCases } from "./floor-append.ts";
import type { Line } from "./line.ts";
import { processorMs } from "./processor.ts";
import type { Stand } from "./stand.ts";

const CLIENTS = 16;
const EACH = 150;
const ROUNDS = 5;
const SECONDS = 3;
type Round = Pick<Figures, "perSecond" | "p50" | "p99"> & { database: number };

/**
 * The append as the write path sends it, from Node, beside PostgreSQL's own pgbench with a function of the bare case
 * update and event insert of the same bytes. pgbench is not in the package; without it on this machine its figures are missing.
 */
export async function benchAppend(stand: Stand): Promise<Line[]> {
  const database = new pg.Pool({ connectionString: stand.databaseUrl, max: CLIENTS });
  const cases = await floorCases(database, CLIENTS, 80);
  const append = async (client: number) => {
    const one = cases[client];
    if (one) await floorAppend(database, one);
  };
  await hammer(CLIENTS, EACH, append);
  await database.query(FLOOR_TABLES);
  const rounds: { ours: Round[]; floor: Round[] } = { ours: [], floor: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rounds.ours.push(await metered(stand, () => hammer(CLIENTS, EACH, append)));
    rounds.floor.push(await metered(stand, async () => pgbench(stand)));
  }
  await database.query("drop function floor_append; drop table floor_events, floor_cases");
  await database.end();
  const line = (what: string, unit: string, figure: keyof Round): Line => {
    const of = (each: Round[]) => median(each.map((one) => one[figure]));
    return {
      what,
      unit,
      ours: of(rounds.ours),
      beside: [{ name: "pgbench, bare rows in one function", value: of(rounds.floor) }],
    };
  };
  return [
    line("database processor an append", "µs", "database"),
    line(`appends from Node, ${CLIENTS} clients`, "/s", "perSecond"),
    line("p50", "ms", "p50"),
    line("p99", "ms", "p99"),
  ];
}

async function metered(stand: Stand, work: () => Promise<Figures & { count?: number }>): Promise<Round> {
  const before = processorMs(stand.databasePid);
  const { count = CLIENTS * EACH, ...figures } = await work();
  return { ...figures, database: ((processorMs(stand.databasePid) - before) * 1_000) / count };
}

/** What pgbench counted; the latencies of single transactions stay with it but for their average. */
function pgbench(stand: Stand): Figures & { count: number } {
  const script = join(stand.dataDir, "floor.sql");
  writeFileSync(script, FLOOR_SCRIPT);
  const args = ["-n", "-M", "prepared", "-c", String(CLIENTS), "-j", "1", "-T", String(SECONDS), "-f", script];
  try {
    const options = { stdio: ["ignore", "pipe", "ignore"] as ["ignore", "pipe", "ignore"] };
    const said = execFileSync("pgbench", [...args, stand.databaseUrl], options).toString();
    const number = (of: RegExp) => Number(of.exec(said)?.[1] ?? Number.NaN);
    const p50 = number(/latency average = ([\d.]+)/);
    const count = number(/transactions actually processed: (\d+)/);
    return { perSecond: number(/tps = ([\d.]+)/), p50, p99: Number.NaN, count };
  } catch {
    return { perSecond: Number.NaN, p50: Number.NaN, p99: Number.NaN, count: Number.NaN }; // no pgbench here
  }
}

const FLOOR_TABLES = `
  create table floor_cases (id integer primary key, version integer not null, state bytea not null, card bytea not null);
  create table floor_events (case_id integer not null, version integer not null, data jsonb not null, sealed bytea not null,
    hash text not null, at timestamptz not null default now(), primary key (case_id, version));
  insert into floor_cases select n, 0, '', '' from generate_series(1, 1000) n;
  create function floor_append(the_case integer) returns void language plpgsql as $$
  declare
    v integer;
  begin
    update floor_cases set version = version + 1, state = decode(repeat('5a', 2400), 'hex'),
      card = decode(repeat('5a', 520), 'hex') where id = the_case returning version into v;
    insert into floor_events (case_id, version, data, sealed, hash)
      values (the_case, v, '{"text":{"c":"x"}}', decode(repeat('5a', 180), 'hex'), repeat('0', 64));
  end $$`;
const FLOOR_SCRIPT = "\\set id random(1, 1000)\nselect floor_append(:id);\n";
