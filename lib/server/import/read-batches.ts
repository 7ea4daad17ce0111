import type { Directory } from "../../domain/directory.ts";
import { caseKey } from "../../domain/import/plan.ts";
import { readRow } from "../../domain/import/row.ts";
import type { RowError } from "../../domain/import/row-reader.ts";
import { whyNotOpen } from "../../domain/permissions.ts";
import { installationHash, referenceHash } from "../crypto.ts";
import { type Client, inTransaction, pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { viewerOf } from "../identity.ts";
import { keepLeftOut } from "./left-out.ts";
import type { Run } from "./run.ts";
import { type LeftOut, openBatch, type RawRow, type StagedFact, sealFact } from "./staged.ts";

/** Reads what was received through the mapping, a batch a transaction, until nothing is left or it is stopped. */
export async function readBatches(run: Run, stopping: AbortSignal): Promise<void> {
  const directory = await currentDirectory();
  while (!stopping.aborted) {
    if (!(await inTransaction((client) => readNextBatch(client, run, directory)))) return countCases(run);
  }
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
  const sorted: Sorted = { facts: [], wrong: [], filtered: 0, withheld: 0 };
  for (const [line, cells] of batch) {
    const read = readCells(run, cells, directory);
    if ("skipped" in read) sorted[read.skipped] += 1;
    else if (read.ok) sorted.facts.push({ line, cells, fact: read.fact });
    else sorted.wrong.push({ line, cells, errors: read.errors });
  }
  return sorted;
}

function readCells(run: Run, cells: string[], directory: Directory): ReturnType<typeof readRow> {
  const { header, mapping } = run.form;
  if (cells.length !== header.length) return wrong(lengthError(cells, header));
  const read = readRow(
    Object.fromEntries(header.flatMap((name, at) => (name === "" ? [] : [[name, cells[at] ?? ""]]))),
    mapping,
  );
  if ("skipped" in read || !read.ok || mayOpen(run, read.fact.portfolio, directory)) return read;
  const { portfolio } = mapping;
  return wrong({
    ...("column" in portfolio && { column: portfolio.column }),
    field: "portfolio",
    message: `there is no portfolio ${read.fact.portfolio}; correct the cell, or map it with values`,
  });
}

function lengthError(cells: string[], header: string[]): RowError {
  const message = `has ${cells.length} cells where the header has ${header.length}; perhaps a comma is not quoted`;
  return { field: "row", message };
}

function mayOpen({ by }: Run, portfolio: string, directory: Directory): boolean {
  return directory.portfolios[portfolio] !== undefined && whyNotOpen(viewerOf(by, directory), portfolio) === null;
}

function wrong(error: RowError): ReturnType<typeof readRow> {
  return { ok: false, errors: [error] };
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

/** Once everything has been read; from here on what is left to do shrinks. */
async function countCases(run: Run): Promise<void> {
  await pool().query(
    `update imports set state = 'running', customers = f.customers, cases = f.cases
     from (select count(distinct customer_key) as customers, count(distinct case_key) as cases
           from import_facts where import_id = $1) f
     where id = $1 and state = 'staging'`,
    [run.id],
  );
}
