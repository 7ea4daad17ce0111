import { pool } from "../database.ts";
import { leaveOutBeyond } from "./rows-of-case.ts";
import { openFact, type StagedFact } from "./staged.ts";

/** The staged rows of one case; the key is the keyed hash of customer and portfolio. */
export type StagedCase = { key: Buffer; customerKey: Buffer; staged: StagedFact[] };

const LOOK_AHEAD = 512;
/** What is brought into memory, and into one transaction, at a time: many small cases or one large. */
const BATCH_CASES = 24;
const BATCH_ROWS = 96;
/** All rows of a case are in memory at once, so that they are told in the order of their days. */
const MOST_ROWS = 10_000;

/** Gives out the next cases, in the order of their keys, each time it is asked; one look at the database serves many. */
export function inOrder(importId: string, most = MOST_ROWS): () => Promise<StagedCase[]> {
  let waiting: Counted[] = [];
  let last: Buffer = Buffer.alloc(0);
  return async () => {
    if (waiting.length === 0) waiting = await keysAfter(importId, last);
    const taken = waiting.splice(0, fitting(waiting));
    last = taken.at(-1)?.key ?? last;
    for (const { key, rows } of taken) if (rows > most) await leaveOutBeyond(most, importId, key);
    return staged(
      importId,
      taken.map(({ key }) => key),
    );
  };
}

type Counted = { key: Buffer; rows: number };

function fitting(waiting: Counted[]): number {
  let rows = 0;
  const full = waiting.slice(0, BATCH_CASES).findIndex((one) => {
    rows += one.rows;
    return rows > BATCH_ROWS;
  });
  return full < 0 ? BATCH_CASES : Math.max(1, full);
}

async function keysAfter(importId: string, last: Buffer): Promise<Counted[]> {
  const { rows } = await pool().query<Counted>({
    name: "import-keys",
    text: `select case_key as key, count(*)::int as rows from import_facts where import_id = $1 and case_key > $2
      group by case_key order by case_key limit ${LOOK_AHEAD}`,
    values: [importId, last],
  });
  return rows;
}

type Row = { case_key: Buffer; customer_key: Buffer; line: number; fact: Buffer };

async function staged(importId: string, keys: Buffer[]): Promise<StagedCase[]> {
  if (keys.length === 0) return [];
  const { rows } = await pool().query<Row>({
    name: "import-facts",
    text: `select case_key, customer_key, line, fact from import_facts
      where import_id = $1 and case_key >= $2 and case_key <= $3 order by case_key, line`,
    values: [importId, keys[0], keys.at(-1)],
  });
  const cases = Map.groupBy(rows, (row) => row.case_key.toString("latin1"));
  return [...cases.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const facts = group.map(({ line, fact }) => openFact(importId, line, fact));
    return [{ key: first.case_key, customerKey: first.customer_key, staged: facts }];
  });
}
