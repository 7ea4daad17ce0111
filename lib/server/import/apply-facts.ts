import type { Directory } from "../../domain/directory.ts";
import { planCase } from "../../domain/import/plan.ts";
import { inTransaction, pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { applyCase, type Outcome } from "./apply-case.ts";
import { keepLeftOut } from "./left-out.ts";
import { isPaused } from "./pausing.ts";
import type { Run } from "./run.ts";
import { type LeftOut, openFact, type StagedFact } from "./staged.ts";

const LANES = 8;

/** Applies all that was read, case by case in the order of their hashes, several at a time. False when it was stopped or paused before the end. */
export async function applyFacts(run: Run, stopping: AbortSignal): Promise<boolean> {
  const broken = new AbortController();
  const stop = AbortSignal.any([stopping, broken.signal]);
  const directory = await currentDirectory();
  const next = inOrder(run.id);
  const lane = async () => {
    for (let key = await next(); key && !stop.aborted; key = await next()) {
      if (await isPaused(run.id)) return;
      await applyNext(run, key, directory, stop);
    }
  };
  const ends = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch((error: unknown) => {
        broken.abort();
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return !stopping.aborted && !(await isPaused(run.id));
}

/** Gives out the next case each time it is asked; one look at the database serves many. */
function inOrder(importId: string): () => Promise<Buffer | undefined> {
  let waiting: Buffer[] = [];
  let last: Buffer = Buffer.alloc(0);
  let turn: Promise<unknown> = Promise.resolve();
  const take = async () => {
    if (waiting.length === 0) waiting = await keysAfter(importId, last);
    const key = waiting.shift();
    if (key) last = key;
    return key;
  };
  return () => {
    const mine = turn.then(take);
    turn = mine.catch(() => {});
    return mine;
  };
}

async function keysAfter(importId: string, last: Buffer): Promise<Buffer[]> {
  const { rows } = await pool().query<{ case_key: Buffer }>(
    `select distinct case_key from import_facts where import_id = $1 and case_key > $2 order by case_key limit 500`,
    [importId, last],
  );
  return rows.map((row) => row.case_key);
}

async function applyNext(run: Run, key: Buffer, directory: Directory, stopping: AbortSignal): Promise<void> {
  const staged = await factsOf(run.id, key);
  const [first] = staged;
  if (!first) return;
  const portfolio = directory.portfolios[first.fact.portfolio];
  if (!portfolio) throw new Error("A portfolio that rows were read for is gone.");
  const { timeZone, currency } = portfolio;
  const facts = staged.map(({ fact }) => fact);
  const plan = planCase(facts, { timeZone, currency, asOf: run.form.mapping.asOf, now: run.now });
  const outcome = await applyCase(run, plan.commands, stopping);
  if (!outcome) return;
  const faults = [...plan.refused.map(({ rowKey, ...fault }) => ({ rowKeys: [rowKey], ...fault })), ...outcome.faults];
  await settle(run, key, staged, { ...outcome, faults });
}

async function factsOf(importId: string, key: Buffer): Promise<StagedFact[]> {
  const { rows } = await pool().query<{ line: number; fact: Buffer }>(
    "select line, fact from import_facts where import_id = $1 and case_key = $2 order by line",
    [importId, key],
  );
  return rows.map(({ line, fact }) => openFact(importId, line, fact));
}

/** What was staged of the case goes, and what came of it is counted, together: a case is never counted twice. */
function settle(run: Run, key: Buffer, staged: StagedFact[], outcome: Outcome): Promise<void> {
  const refused = staged.flatMap((row) => leftOut(row, outcome.faults));
  return inTransaction(async (client) => {
    await keepLeftOut(client, run.id, refused);
    await client.query("delete from import_facts where import_id = $1 and case_key = $2", [run.id, key]);
    await client.query(
      `update imports set commands = commands + $2, applied = applied + $3, repeated = repeated + $4,
         refused = refused + $5, finished = finished + $6 where id = $1`,
      [run.id, outcome.commands, run.dryRun ? 0 : outcome.applied, outcome.repeated, refused.length, staged.length],
    );
  });
}

function leftOut({ line, cells, fact }: StagedFact, faults: Outcome["faults"]): LeftOut[] {
  const errors = faults
    .filter(({ rowKeys }) => rowKeys.includes(fact.rowKey))
    .map(({ field, message }) => ({ field, message }));
  return errors.length > 0 ? [{ line, cells, errors }] : [];
}
