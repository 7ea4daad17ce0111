/** Test kit: imports without HTTP, and what they leave behind. Only tests import it. */
import { readFileSync } from "node:fs";
import type { CaseState } from "../../domain/case.ts";
import { fold } from "../../domain/case.ts";
import receivables from "../../domain/import/accounts-receivable.mapping.json" with { type: "json" };
import { type Mapping, mappingSchema } from "../../domain/import/mapping.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { eventsOf } from "../event-store.ts";
import type { Identity } from "../identity.ts";
import { type ImportAnswer, readImport } from "./answer.ts";
import { beginImport, receiveFile } from "./receive.ts";
import { runWaiting } from "./runner.ts";

export const IMPORTER: Identity = { actor: { kind: "api", id: "importer" }, scopes: ["import"] };
export const FILE = readFileSync("prisma/data/accounts-receivable.csv", "utf8");
export const SAMPLE = readFileSync("lib/domain/import/sample/accounts-receivable.csv", "utf8");

/** The mapping of the real file, into the portfolio `us`. */
export function receivablesAsOf(asOf: string): Mapping {
  return mappingSchema.parse({ ...receivables, asOf, portfolio: { constant: "us" } });
}

/** Takes the file in, ready to run. */
export function stage(
  text: string | Uint8Array,
  mapping: Mapping,
  { by = IMPORTER, dryRun = false } = {},
): Promise<string> {
  return beginImport(by, dryRun, async (id) => ({
    file: await receiveFile(id, chunksOf(text)),
    fileName: null,
    mapping,
  }));
}

export async function runAll(stopping = new AbortController().signal): Promise<void> {
  await runWaiting(stopping);
}

export async function importFile(...given: Parameters<typeof stage>): Promise<ImportAnswer> {
  const id = await stage(...given);
  await runAll();
  return answerTo(id);
}

export function answerTo(id: string): Promise<ImportAnswer> {
  return readImport({ kind: "api", id: IMPORTER.actor.id, scopes: ["import", "read"] }, id);
}

export async function eventCount(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>("select count(*)::int as n from events");
  return rows[0]?.n ?? 0;
}

/** Every case of the source by its customer's name, without ids, refs and recorded times: what two runs must agree on. */
export async function normalCases(source: string): Promise<Record<string, object>> {
  const { rows } = await pool().query<{ id: string; ref: string; customer_id: string; key: Buffer }>(
    "select k.id, k.ref, k.customer_id, u.key from cases k join customers u on u.id = k.customer_id where u.source = $1",
    [source],
  );
  const cases: [string, object][] = [];
  // One after the other: of hundreds at once some would wait for a connection for too long.
  for (const row of rows) {
    const events = await eventsOf(pool(), row.id, row.ref, customerKey(row.customer_id, row.key));
    const state = fold(events);
    const told = events.map((e) => [e.version, e.type, e.occurredAt]);
    cases.push([state.customer.name, { ...normal(state), events: told }]);
  }
  return Object.fromEntries(cases.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

function normal(state: CaseState): object {
  const ids = new Map(state.debts.map(({ id, reference }) => [id, reference]));
  return {
    lifecycle: state.lifecycle,
    status: state.status,
    balanceMinor: state.balanceMinor,
    creditMinor: state.creditMinor,
    debts: state.debts.map(({ id: _, ...debt }) => debt),
    payments: state.payments.map(({ amountMinor, at, allocations }) => [
      amountMinor,
      at,
      allocations.map((one) => [ids.get(one.debtId), one.amountMinor]),
    ]),
    disputes: state.disputes.map(({ debtId, openedAt, reason }) => [ids.get(debtId ?? ""), openedAt, reason]),
    holds: state.holds.length,
    owner: state.owner.team,
  };
}

async function* chunksOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as Uint8Array);
  for (let at = 0; at < bytes.length; at += 65_521) yield bytes.subarray(at, at + 65_521);
}
