import pg from "pg";
import { pool } from "../../server/database.ts";
import { readCase } from "../../server/reads/case.ts";
import { median } from "./clients.ts";
import type { Scratch } from "./scratch.ts";
import { type Step, storeWhole } from "./whole-cases.ts";

const WHOLE = 200;
const EVENTS = 20;
const NEWEST = 100;

/** Milliseconds of opening a case with its newest events in process, and of the bare rows by their keys. */
export type Opens = { ms: number; floor: number };

/**
 * What a click on a case asks for: rights, the case, its newest events, the access log; each of 200 whole cases of 20
 * events once, among as many others as the desk has.
 */
export async function measureOpens({ readers }: Scratch): Promise<Opens> {
  const note: Step = { type: "add-note", data: { text: "She will ring back on Monday about the second card." } };
  const cases = await storeWhole(WHOLE, Array<Step>(EVENTS - 1).fill(note));
  await givenEventsOfOthers();
  const viewer = readers.key;
  if (!viewer) throw new Error("there is no key among the readers");
  const ours: number[] = [];
  const floor: number[] = [];
  for (const { id, ref } of cases) {
    ours.push(await took(() => readCase(viewer, ref, { newest: NEWEST })));
    floor.push(await took(() => bareRows(id)));
  }
  return { ms: median(ours), floor: median(floor) };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function bareRows(id: string) {
  return Promise.all([
    pool().query({ name: "bare-case", text: "select * from cases where id = $1", values: [id] }),
    pool().query({
      name: "bare-events",
      text: "select * from events where case_id = $1 order by version",
      values: [id],
    }),
  ]);
}

/** One event for each other case, so that the record is as long as the desk is large. */
async function givenEventsOfOthers(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("set session_replication_role = replica; set synchronous_commit = off");
  await client.query(
    `insert into events (case_id, version, id, type, data, sealed, occurred_at, at, actor_kind, actor_id, command_id,
       prev_hash, hash)
     select id, 1, gen_random_uuid(), 'case-opened', '{}', '', last_at, last_at, 'system', 'bench', 'bench', last_hash, last_hash
     from cases where state = ''`,
  );
  await client.query("vacuum analyze events");
  await client.end();
}
