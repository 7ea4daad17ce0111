import type { Client } from "../database.ts";
import type { Outcome } from "./carry-out.ts";
import { keepLeftOut } from "./left-out.ts";
import type { Run } from "./run.ts";
import type { LeftOut, StagedFact } from "./staged.ts";

/** A case whose rows have been dealt with, and what came of them. */
export type Settled = { key: Buffer; staged: StagedFact[]; outcome: Outcome };

/** What was staged of the cases goes, and what came of it is counted, together: a case is never counted twice. */
export async function settle(client: Client, run: Run, cases: Settled[]): Promise<void> {
  if (cases.length === 0) return;
  const refused = cases.flatMap(({ staged, outcome }) => staged.flatMap((row) => leftOut(row, outcome.faults)));
  await keepLeftOut(client, run.id, refused);
  const sum = (count: (one: Settled) => number) => cases.reduce((total, one) => total + count(one), 0);
  const applied = run.dryRun ? 0 : sum(({ outcome }) => outcome.applied);
  await client.query({
    name: "import-settle",
    text: `with gone as (delete from import_facts where import_id = $1 and case_key = any ($2))
      update imports set commands = commands + $3, applied = applied + $4, repeated = repeated + $5,
        refused = refused + $6, finished = finished + $7 where id = $1`,
    values: [
      run.id,
      cases.map(({ key }) => key),
      sum(({ outcome }) => outcome.commands),
      applied,
      sum(({ outcome }) => outcome.repeated),
      refused.length,
      sum(({ staged }) => staged.length),
    ],
  });
}

function leftOut({ line, cells, fact }: StagedFact, faults: Outcome["faults"]): LeftOut[] {
  const errors = faults
    .filter(({ rowKeys }) => rowKeys.includes(fact.rowKey))
    .map(({ field, message }) => ({ field, message }));
  return errors.length > 0 ? [{ line, cells, errors }] : [];
}
