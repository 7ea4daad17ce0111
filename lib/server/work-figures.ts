/** What stands in the database and waits for the worker: read at each scrape, by indexes, whatever the number of cases. */
import { Gauge } from "prom-client";
import { pool } from "./database.ts";
import { PARKED_AFTER } from "./due-cases.ts";
import { metrics } from "./metrics.ts";
import { processWide } from "./process-wide.ts";

/** Counted no further: beyond it the number says nothing more. */
const MOST_COUNTED = 10_000;

export function workFigures() {
  return processWide("work-figures", makeFigures);
}

/** Sets every figure to what the database says now. */
export async function readWork(): Promise<void> {
  const [cases, imports] = await Promise.all([readCases(), readImports()]);
  const figures = workFigures();
  figures.lag.set(Math.max(0, cases.lag ?? 0));
  figures.due.set(cases.due);
  figures.parked.set(cases.parked);
  figures.reassignments.set(cases.reassignments);
  figures.searchIndex.set(cases.indexed ? 1 : 0);
  for (const state of STATES) figures.imports.set({ state }, imports[state]);
  figures.rows.set(imports.rows);
  figures.rowsDone.set(imports.done);
}

type Cases = { lag: number | null; due: number; parked: number; reassignments: number; indexed: boolean };

/** Each figure by an index of what it counts, which holds nothing else. */
export const CASES = `select
  (select extract(epoch from now() - min(coalesce(due_retry_at, next_due_at)))::float8
    from cases where next_due_at is not null) as lag,
  (select count(*)::int from (select from cases
    where next_due_at is not null and coalesce(due_retry_at, next_due_at) <= now() limit ${MOST_COUNTED}) due) as due,
  (select count(*)::int from (select from cases
    where due_attempts > 0 and due_attempts >= ${PARKED_AFTER} limit ${MOST_COUNTED}) parked) as parked,
  (select count(*)::int from (select from reassignment_items
    where outcome is null limit ${MOST_COUNTED}) items) as reassignments,
  (select complete from search_index) as indexed`;

async function readCases(): Promise<Cases> {
  const { rows } = await pool().query<Cases>({ name: "work-figures", text: CASES });
  return rows[0] ?? { lag: 0, due: 0, parked: 0, reassignments: 0, indexed: true };
}

const STATES = ["receiving", "staging", "running", "paused"] as const;
type Imports = Record<(typeof STATES)[number] | "rows" | "done", number>;

async function readImports(): Promise<Imports> {
  const count = (state: string) => `count(*) filter (where paused_at is null and state = '${state}')::int as ${state}`;
  const { rows } = await pool().query<Imports>({
    name: "import-figures",
    text: `select ${["receiving", "staging", "running"].map(count).join(", ")},
      count(*) filter (where paused_at is not null)::int as paused,
      coalesce(sum(rows), 0)::int as rows, coalesce(sum(read + finished), 0)::int as done
      from imports where state in ('receiving', 'staging', 'running')`,
  });
  return rows[0] ?? { receiving: 0, staging: 0, running: 0, paused: 0, rows: 0, done: 0 };
}

function makeFigures() {
  const registers = [metrics().registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  return {
    lag: gauge("baton_due_lag_seconds", "How long the case that is most overdue for the worker has been due."),
    due: gauge("baton_due_cases", `Cases that are due for the worker now, counted up to ${MOST_COUNTED}.`),
    parked: gauge("baton_parked_cases", "Cases whose due work failed eight times or more and is tried once a day."),
    reassignments: gauge("baton_reassignments_waiting", "Cases of reassignments that have not been tried yet."),
    searchIndex: gauge(
      "baton_search_index_complete",
      "Whether every case can be found: 1, or 0 while the index is built.",
    ),
    imports: new Gauge({
      name: "baton_imports",
      help: "Imports that are not done, by state (receiving, staging, running, paused).",
      labelNames: ["state"],
      registers,
    }),
    rows: gauge("baton_import_rows", "Rows of the imports that are not done."),
    rowsDone: gauge("baton_import_steps_done", "Rows read and rows finished of these: it stands still when they do."),
  };
}
