import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import { sayPosting } from "../../domain/ledger-words.ts";
import type { Head } from "../../domain/money-words.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { recordOpened } from "../access/opened.ts";
import { pool } from "../database.ts";
import { atParameter, limitParameter } from "./query-parameters.ts";
import { readableCase } from "./readable-case.ts";

/** The query parameters of `GET /cases/{ref}/ledger`. */
export const ledgerSchema = z.strictObject({ debt: z.uuid().optional(), before: atParameter, limit: limitParameter });

/** What one event changed, and what was owed (of the debt asked for, else in all) and held as credit after it. */
export type Movement = {
  version: number;
  type: string;
  what: string;
  occurredAt: string;
  via: string | null;
  changes: { debtId: string; head: Head; amountMinor: number }[];
  amountMinor: number;
  balanceMinor: number;
  creditMinor: number;
  creditBalanceMinor: number;
};
export type LedgerAnswer = { items: Movement[]; before: number | null };

/** The case's ledger, newest first, each event in one line with the running balance. 404 for what the viewer may not know. */
export async function readLedger(
  viewer: Viewer,
  ref: string,
  { debt, before, limit }: z.output<typeof ledgerSchema>,
): Promise<LedgerAnswer> {
  const found = await readableCase(viewer, ref);
  const [rows] = await Promise.all([
    movementsOf(found.id, { debt, before, limit: limit + 1 }),
    recordOpened(viewer, found.id, doorOf(viewer)),
  ]);
  const items = rows.slice(0, limit);
  return { items, before: rows.length > limit ? (items.at(-1)?.version ?? null) : null };
}

type Asked = { debt?: string | undefined; before?: number | undefined; limit?: number };

/** Newest first. */
export async function movementsOf(caseId: string, { debt, before, limit }: Asked = {}): Promise<Movement[]> {
  const { rows } = await pool().query<Omit<Movement, "what">>({
    name: "case-ledger",
    text: LEDGER,
    values: [caseId, debt ?? null, before ?? null, limit ?? null],
  });
  return rows.map((row) => ({ ...row, what: sayPosting(row.type, [...new Set(row.changes.map(({ head }) => head))]) }));
}

const LEDGER = `with posted as (
    select version, type, via, occurred_at,
      coalesce(sum(amount_minor) filter (where of_debt), 0) as amount,
      coalesce(-sum(amount_minor) filter (where account = 'credit'), 0) as credit,
      coalesce(jsonb_agg(jsonb_build_object('debtId', debt_id, 'head', head, 'amountMinor', amount_minor) order by line)
        filter (where of_debt), '[]') as changes
    from (select *, account = 'debt' and ($2::uuid is null or debt_id = $2) as of_debt from ledger_entries where case_id = $1) as e
    group by version, type, via, occurred_at
  ), run as (
    select *, sum(amount) over (order by version) as balance, sum(credit) over (order by version) as credit_balance
    from posted
  )
  select version, type, via, wire_time(occurred_at) as "occurredAt", changes, amount::float8 as "amountMinor",
    balance::float8 as "balanceMinor", credit::float8 as "creditMinor", credit_balance::float8 as "creditBalanceMinor"
  from run
  where ($3::integer is null or version < $3) and ($2::uuid is null or changes <> '[]')
  order by version desc limit $4`;
