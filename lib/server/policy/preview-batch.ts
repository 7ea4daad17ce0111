/** One batch of open cases, judged by the version in force and by the draft, in one transaction with what it came to. */
import { setImmediate as turn } from "node:timers/promises";
import { endOfDay, localDay } from "../../domain/calendar.ts";
import type { Made } from "../../domain/contact-facts.ts";
import { type Changes, PACKS, type PackId, packFrom } from "../../domain/contact-policy/index.ts";
import {
  added,
  addedSums,
  type CaseEffect,
  type Draft,
  effectOn,
  NO_SUMS,
  type PreviewSample,
  type PreviewSums,
} from "../../domain/policy-preview.ts";
import { historiesOf } from "../contacts/history.ts";
import { customerKey } from "../customer-keys.ts";
import { type Client, errorCode, inTransaction } from "../database.ts";
import { log } from "../log.ts";
import { stateOf } from "../reads/case.ts";
import { packOfName } from "./bases.ts";
import { packsAt } from "./packs.ts";

const BATCH = 200;
/** Cases between two turns of the event loop: people's requests wait no longer than these take. */
const AT_A_TURN = 5;
const MOST_SAMPLES = 10;

type Job = {
  id: string;
  pack: PackId;
  base: string;
  stands: Changes;
  at: string;
  after: string | null;
  sums: PreviewSums;
  samples: PreviewSample[];
};
type Row = {
  id: string;
  ref: string;
  customer_id: string;
  version: number;
  fold: number;
  state: Buffer;
  key: Buffer | null;
  time_zone: string;
};

// The row lock keeps other workers away from this preview; nobody else waits for it.
const CLAIM = `select id, pack, base, stands, wire_time(at) as at, after, sums, samples from policy_previews
  where finished_at is null order by at, id limit 1 for update skip locked`;

/** Judges the next cases of the oldest preview. False when none waits that no other worker holds. */
export function judgeNextBatch(): Promise<boolean> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Job>(CLAIM);
    const job = rows[0];
    if (!job) return false;
    const cases = await nextCases(client, job);
    const effect = await effectOnAll(client, job, cases);
    await settle(client, job, cases, effect);
    return true;
  });
}

async function nextCases(client: Client, { pack, after }: Job): Promise<Row[]> {
  const { rows } = await client.query<Row>({
    name: "preview-cases",
    text: `select c.id, c.ref, c.customer_id, c.version, c.fold, c.state, k.key, p.time_zone
      from cases c join portfolios p on p.slug = c.portfolio and p.jurisdiction = $1 join customers k on k.id = c.customer_id
      where c.lifecycle = 'open' and ($2::uuid is null or c.id > $2) order by c.id limit ${BATCH}`,
    values: [pack, after],
  });
  return rows;
}

async function effectOnAll(client: Client, job: Job, cases: Row[]): Promise<CaseEffect> {
  const packs = await packsOf(client, job);
  const histories = await historiesOf([...new Set(cases.map((one) => one.customer_id))], client);
  let sum: CaseEffect = { sums: NO_SUMS, samples: [] };
  for (const [index, row] of cases.entries()) {
    if (index % AT_A_TURN === 0) await turn();
    sum = added(sum, await effectOnRow(row, histories.get(row.customer_id) ?? [], packs, job.at));
  }
  return sum;
}

/** A case that cannot be judged is counted and stands in nobody's way; one that was erased has nothing to judge. */
async function effectOnRow(row: Row, history: Made[], packs: Draft, at: string): Promise<CaseEffect> {
  const { customer_id: customerId, key, time_zone: zone, ...found } = row;
  if (key === null) return { sums: NO_SUMS, samples: [] };
  try {
    const state = await stateOf({ ...found, customerId, key: customerKey(customerId, key) });
    return effectOn(state, history, packs, { at, endOfToday: endOfDay(localDay(at, zone), zone) });
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    log().warn({ ref: row.ref, name, code: errorCode(error) }, "a case could not be judged for a preview");
    return { sums: { ...NO_SUMS, unread: 1 }, samples: [] };
  }
}

async function packsOf(client: Client, { pack, base, stands }: Job): Promise<Draft> {
  const from = packOfName(await packsAt(undefined, client), pack, base) ?? PACKS[pack];
  return { base: from, draft: packFrom(PACKS[pack], stands, "draft", from.effectiveFrom) };
}

async function settle(client: Client, job: Job, cases: Row[], { sums, samples }: CaseEffect): Promise<void> {
  const last = cases.at(-1);
  const isDone = cases.length < BATCH;
  const kept = fewOfEach([...job.samples, ...samples]);
  await client.query(
    `update policy_previews set state = $2, done = done + $3, after = coalesce($4, after), sums = $5, samples = $6,
       total = case when $2 = 'done' then done + $3 else greatest(total, done + $3) end,
       finished_at = case when $2 = 'done' then clock_timestamp() end where id = $1`,
    [
      ...[job.id, isDone ? "done" : "running", cases.length, last?.id ?? null],
      ...[JSON.stringify(addedSums(job.sums, sums)), JSON.stringify(kept)],
    ],
  );
}

function fewOfEach(samples: PreviewSample[]): PreviewSample[] {
  const kinds = ["blocked", "freed", "affected"] as const;
  return kinds.flatMap((kind) => samples.filter(({ what }) => what === kind).slice(0, MOST_SAMPLES));
}
