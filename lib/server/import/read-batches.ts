import type { Directory } from "../../domain/directory.ts";
import { caseKey } from "../../domain/import/plan.ts";
import { installationHash, referenceHash } from "../crypto.ts";
import { type Client, inTransaction } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { viewerOf } from "../identity.ts";
import { keepLeftOut } from "./left-out.ts";
import { isPaused } from "./pausing.ts";
import { readCells } from "./read-cells.ts";
import type { Run } from "./run.ts";
import { type LeftOut, openBatch, type RawRow, type StagedFact, sealFact } from "./staged.ts";

/** Reads what was received through the mapping, a batch a transaction. False when it was stopped or paused before the end. */
export async function readBatches(run: Run, stopping: AbortSignal): Promise<boolean> {
  const directory = await currentDirectory();
  while (!stopping.aborted && !(await isPaused(run.id))) {
    if (await inTransaction((client) => readNextBatch(client, run, directory))) continue;
    await countCases(run);
    return true;
  }
  return false;
}

type Sorted = { facts: StagedFact[]; wrong: LeftOut[]; filtered: number; withheld: number };

async function readNextBatch(client: Client, run: Run, directory: Directory): Promise<boolean> {
  const { rows } = await client.query<{ seq: number; rows: Buffer }>(
    `delete from import_batches where import_id = $1
       and seq = (select min(seq) from import_batches where import_id = $1) returning seq, rows`,
    [run.id],
  );
  const batch = rows[0];
  if (!batch) return false;
  const sorted = sort(run, openBatch(run.id, batch.seq, batch.rows), directory);
  await keepFacts(client, run, sorted.facts);
  await keepLeftOut(client, run.id, sorted.wrong);
  await client.query(
    "update imports set read = read + $2, wrong = wrong + $3, filtered = filtered + $4, withheld = withheld + $5 where id = $1",
    [run.id, sorted.facts.length, sorted.wrong.length, sorted.filtered, sorted.withheld],
  );
  return true;
}

function sort(run: Run, batch: RawRow[], directory: Directory): Sorted {
  const viewer = viewerOf(run.by, directory);
  const sorted: Sorted = { facts: [], wrong: [], filtered: 0, withheld: 0 };
  for (const [line, cells] of batch) {
    const read = readCells(run.form, cells, viewer, directory);
    if ("skipped" in read) sorted[read.skipped] += 1;
    else if (read.ok) sorted.facts.push({ line, cells, fact: read.fact });
    else sorted.wrong.push({ line, cells, errors: read.errors });
  }
  return sorted;
}

async function keepFacts(client: Client, run: Run, facts: StagedFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query(
    `insert into import_facts (import_id, case_key, customer_key, line, fact)
     select $1, * from unnest($2::bytea[], $3::bytea[], $4::integer[], $5::bytea[])`,
    [
      run.id,
      facts.map(({ fact }) => installationHash("import-case", caseKey(fact))),
      facts.map(({ fact }) => referenceHash(fact.source, fact.customer.reference)),
      facts.map(({ line }) => line),
      facts.map((fact) => sealFact(run.id, fact)),
    ],
  );
}

/** Counting half a million takes longer than anybody else's statement may. */
const LONGEST_COUNT_MS = 300_000;

/** Once everything has been read; from here on what is left to do shrinks. */
function countCases(run: Run): Promise<void> {
  return inTransaction(async (client) => {
    await client.query(`set local statement_timeout = ${LONGEST_COUNT_MS}`);
    const count = {
      text: `update imports set state = 'running', customers = f.customers, cases = f.cases
        from (select count(distinct customer_key) as customers, count(distinct case_key) as cases
              from import_facts where import_id = $1) f
        where id = $1 and state = 'staging'`,
      values: [run.id],
      query_timeout: LONGEST_COUNT_MS,
    };
    await client.query(count);
  });
}
