import type { Actor } from "../../domain/events.ts";
import { type Client, pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { type Form, openForm } from "./staged.ts";

/** An import that is under way. `began` and `now` are the database's: when it first ran, and when it was taken up. */
export type Run = {
  id: string;
  by: Identity;
  dryRun: boolean;
  form: Form;
  began: string;
  now: string;
  /** How often it has been taken up without getting further or being left in good order, this time included. */
  attempts: number;
};

type Row = {
  id: string;
  kind: Actor["kind"];
  actor: string;
  dry_run: boolean;
  form: Buffer;
  began: string;
  now: string;
  attempts: number;
};

/** The oldest import that is not done, or null. */
export async function takeUpNext(): Promise<Run | null> {
  const { rows } = await pool().query<Row>(
    `update imports set run_at = coalesce(run_at, clock_timestamp()), reached = read + finished,
       attempts = case when read + finished > reached then 1 else attempts + 1 end
     where id = (select id from imports where state in ('staging', 'running') and paused_at is null order by created_at, id limit 1)
     returning id, actor_kind as kind, actor_id as actor, dry_run, form, attempts,
       wire_time(run_at) as began, wire_time(clock_timestamp()) as now`,
  );
  const row = rows[0];
  if (!row) return null;
  const { id, dry_run: dryRun, form, began, now, attempts } = row;
  return { id, by: identityOf(row), dryRun, form: openForm(id, form), began, now, attempts };
}

/** It was stopped, paused or held up, and did not take its process with it: its attempts count anew. */
export async function layDown(id: string): Promise<void> {
  await pool().query("update imports set attempts = 0 where id = $1", [id]);
}

/** A key that may import may give every command that an import consists of. */
function identityOf({ kind, actor }: Row): Identity {
  const by = { actor: { kind, id: actor } };
  return kind === "api" ? { ...by, scopes: ["import", "write"] } : by;
}

/** Ends the import. What was staged goes; what was left out stays for those who ask. */
export async function endRun(client: Client, id: string, state: "done" | "failed", failure?: string): Promise<void> {
  await client.query("delete from import_batches where import_id = $1", [id]);
  await client.query("delete from import_facts where import_id = $1", [id]);
  await client.query("update imports set state = $2, failure = $3, finished_at = clock_timestamp() where id = $1", [
    id,
    state,
    failure ?? null,
  ]);
}

/** The one runner of the installation holds this advisory lock. */
export const LOCK = 7_231_870_411n;

/** Whether there is anything to run or to tidy, and nobody who is at it. */
export async function hasWaiting(): Promise<boolean> {
  const { rows } = await pool().query<{ waiting: boolean }>(
    `select exists (select from imports where (state in ('staging', 'running') and paused_at is null)
       or (state = 'receiving' and created_at < now() - interval '1 hour'))
     and not exists (select from pg_locks where locktype = 'advisory' and objsubid = 1
       and database = (select oid from pg_database where datname = current_database())
       and classid::bigint = $1::bigint >> 32 and objid::bigint = $1::bigint & 4294967295) as waiting`,
    [LOCK],
  );
  return rows[0]?.waiting === true;
}

/** Takes away what an upload left that broke off with its process, and left-out rows of 30 days ago and before. */
export async function tidyImports(): Promise<void> {
  await pool().query("delete from imports where state = 'receiving' and created_at < now() - interval '1 hour'");
  await pool().query(
    `delete from import_errors e using imports i
     where i.id = e.import_id and i.finished_at < now() - interval '30 days'`,
  );
}
