/** Applies the rows of several cases: new customers' cases together, in one transaction; the others one by one. */
import type { Directory } from "../../domain/directory.ts";
import { type PlannedCommand, planCase } from "../../domain/import/plan.ts";
import { announceCommit, teamsTouched } from "../commits.ts";
import { type Client, inTransaction, pool } from "../database.ts";
import { currentDirectory, directoryAt } from "../directory.ts";
import { appendOpened } from "../event-store.ts";
import { viewerOf } from "../identity.ts";
import type { Moment } from "../opened-cases.ts";
import type { Opened } from "../opening-rows.ts";
import { again } from "../run-command.ts";
import { applyCase } from "./apply-case.ts";
import type { Fault, Outcome } from "./carry-out.ts";
import { carriedOut } from "./case-history.ts";
import { commandIdOf } from "./case-work.ts";
import { openNew } from "./open-new.ts";
import { isPassing } from "./passing.ts";
import type { Run } from "./run.ts";
import { type Settled, settle } from "./settle.ts";
import type { StagedCase } from "./staged-cases.ts";

/** A case with more than these is brought in step by step: one transaction for all of it would outlast its time, every time anew. */
const MOST_AT_ONCE = 300;

/** `sifted`: rows that cannot even be planned. */
type Planned = StagedCase & { commands: PlannedCommand[]; sifted: Fault[] };

export async function applyBatch(run: Run, batch: StagedCase[], stopping: AbortSignal): Promise<void> {
  const directory = await currentDirectory();
  const planned = batch.map((one) => plan(run, one, directory));
  const { fresh, repeated, others } = await sortOut(run, planned);
  const left = await openTogether(run, fresh, repeated);
  for (const one of [...left, ...others]) {
    if (stopping.aborted) return;
    await applyAlone(run, one, stopping);
  }
}

function plan(run: Run, one: StagedCase, directory: Directory): Planned {
  const [first] = one.staged;
  const portfolio = first && directory.portfolios[first.fact.portfolio];
  if (!portfolio) throw new Error("A portfolio that rows were read for is gone.");
  const { timeZone, currency } = portfolio;
  const facts = one.staged.map(({ fact }) => fact);
  const { commands, refused } = planCase(facts, { timeZone, currency, asOf: run.form.mapping.asOf, now: run.now });
  return { ...one, commands, sifted: refused.map(({ rowKey, ...fault }) => ({ rowKeys: [rowKey], ...fault })) };
}

type Sorted = { fresh: Planned[]; repeated: Planned[]; others: Planned[] };

/** New customers with little to tell, cases of which all has been carried out before, and the rest. */
async function sortOut(run: Run, planned: Planned[]): Promise<Sorted> {
  const known = await knownAmong(run, planned);
  const carried = await carriedOut(
    planned.filter((one) => known.has(textOf(one))).flatMap(({ commands }) => commands.map(commandIdOf)),
    run.began,
  );
  const sorted: Sorted = { fresh: [], repeated: [], others: [] };
  for (const one of planned) {
    if (!known.has(textOf(one))) sorted[one.commands.length > MOST_AT_ONCE ? "others" : "fresh"].push(one);
    else if (one.commands.every((command) => carried.before.has(commandIdOf(command)))) sorted.repeated.push(one);
    else sorted.others.push(one);
    // A second case of the same customer has to wait for the first.
    known.add(textOf(one));
  }
  return sorted;
}

async function knownAmong(run: Run, planned: Planned[]): Promise<Set<string>> {
  const { rows } = await pool().query<{ hash: Buffer }>({
    name: "import-known",
    text: "select reference_hash as hash from customers where source = $1 and reference_hash = any ($2)",
    values: [run.form.mapping.source, planned.map(({ customerKey }) => customerKey)],
  });
  return new Set(rows.map(({ hash }) => hash.toString("latin1")));
}

function textOf({ customerKey }: Planned): string {
  return customerKey.toString("latin1");
}

/** Answers with those that have to be tried one by one, because the database refused them together. */
async function openTogether(run: Run, fresh: Planned[], repeated: Planned[]): Promise<Planned[]> {
  const done = repeated.map((one) => settled(one, repeatedOutcome(one)));
  try {
    const opened = await again(() => inTransaction((client) => openAll(client, run, fresh, done)));
    for (const one of opened) announce(one);
    return [];
  } catch (error) {
    if (fresh.length === 0 || isPassing(error)) throw error;
    await inTransaction((client) => settle(client, run, done));
    return fresh;
  }
}

async function openAll(client: Client, run: Run, fresh: Planned[], done: Settled[]): Promise<Opened[]> {
  const moment = await momentOf(client, run);
  const opened: Opened[] = [];
  const all = [...done];
  for (const one of fresh) {
    const made = await openNew(run, moment, one.commands);
    if (made.opened) opened.push(made.opened);
    all.push(settled(one, made.outcome));
  }
  if (opened.length > 0 && !run.dryRun) await appendOpened(client, opened);
  await settle(client, run, all);
  return run.dryRun ? [] : opened;
}

async function momentOf(client: Client, { by }: Run): Promise<Moment> {
  const { rows } = await client.query<{ version: string; now: string }>({
    name: "import-moment",
    text: "select version, wire_time(date_trunc('milliseconds', clock_timestamp())) as now from org",
  });
  const { version = "0", now = "" } = rows[0] ?? {};
  const directory = await directoryAt(Number(version), client);
  return { by, viewer: viewerOf(by, directory), directory, now };
}

function announce({ target, recorded }: Opened): void {
  const { id: caseId, ref, customerId, portfolio, state, version } = target;
  const events = recorded.flatMap((facts) => facts.events);
  const notices = recorded.flatMap((facts) => facts.notices);
  announceCommit({ caseId, ref, customerId, portfolio, version, events, teams: teamsTouched(null, state), notices });
}

async function applyAlone(run: Run, one: Planned, stopping: AbortSignal): Promise<void> {
  const outcome = await applyCase(run, one.commands, stopping);
  if (outcome) await inTransaction((client) => settle(client, run, [settled(one, outcome)]));
}

function settled({ key, staged, sifted }: Planned, outcome: Outcome): Settled {
  return { key, staged, outcome: { ...outcome, faults: [...sifted, ...outcome.faults] } };
}

function repeatedOutcome({ commands }: Planned): Outcome {
  return { commands: commands.length, applied: 0, repeated: commands.length, faults: [] };
}
