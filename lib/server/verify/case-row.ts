import { canonicalJson } from "../../domain/canonical.ts";
import { type CaseState, FOLD } from "../../domain/case.ts";
import { queueRowOf } from "../../domain/queue-row.ts";
import { type CustomerKey, open } from "../crypto.ts";
import { type CaseColumns, cardBound, columnsOf, stateBound } from "../recording.ts";
import type { Link } from "./chain.ts";
import { firstDifference } from "./first-difference.ts";
import { Mismatch, requireThat } from "./mismatch.ts";

/** One row of `cases`, times as wire text. */
export type StoredCase = CaseColumns & {
  id: string;
  ref: string;
  customer_id: string;
  portfolio: string;
  lifetime: string;
  key: Buffer | null;
  version: number;
  fold: number;
  state: Buffer;
  card: Buffer;
  last_hash: string;
  last_at: string;
  updated_at: string;
};

export const CASE_COLUMNS = `c.id, c.ref, c.customer_id, c.portfolio, c.lifetime::text, u.key, c.version, c.fold, c.state,
  c.card, c.last_hash, wire_time(c.last_at) as last_at, wire_time(c.updated_at) as updated_at, c.lifecycle, c.status,
  c.owner_team, c.owner_user, c.offer_team, c.offer_user, c.offer_by, c.on_hold, c.currency,
  c.balance_minor::float8 as balance_minor, wire_time(c.due_at) as due_at,
  wire_time(c.promise_breaks_at) as promise_breaks_at, wire_time(c.next_due_at) as next_due_at`;

/** That the case row ends where its log ends and its columns are what the folded state says. */
export function checkRow(row: StoredCase, last: Link, state: CaseState): void {
  const { customer, portfolio } = state;
  const told = {
    version: last.version,
    last_hash: last.hash,
    last_at: last.at,
    updated_at: last.at,
    customer_id: customer.id,
    portfolio,
    lifetime: "[1,)",
    // A row that another version of the fold made keeps that one's columns until the next command.
    ...(row.fold === FOLD && columnsOf(state)),
  };
  for (const [column, expected] of Object.entries(told)) {
    const stored = row[column as keyof StoredCase];
    requireThat(stored === expected, null, () => `column ${column} is ${stored}; the log says ${expected}`);
  }
}

/** That the sealed snapshot is the log folded again. False when it cannot be compared: erased, or of another fold. */
export function checkSnapshot(row: StoredCase, state: CaseState, key: CustomerKey | null): boolean {
  return checkSealed(row, key, "snapshot", row.state, stateBound(row.id), state);
}

/** The same for what lists show. */
export function checkCard(row: StoredCase, state: CaseState, key: CustomerKey | null): boolean {
  return checkSealed(row, key, "card", row.card, cardBound(row.id), queueRowOf(state, row.last_at));
}

function checkSealed(
  row: StoredCase,
  key: CustomerKey | null,
  what: "snapshot" | "card",
  sealed: Buffer,
  bound: string,
  expected: object,
): boolean {
  if (key === null || row.fold !== FOLD) return false;
  const stored = openOrSay(key, sealed, bound, what);
  const same = canonicalJson(stored) === canonicalJson(expected);
  requireThat(same, null, () => `${what} is not the log folded again: ${firstDifference(stored, expected)}`);
  return true;
}

function openOrSay(key: CustomerKey, sealed: Buffer, bound: string, what: string): object {
  try {
    return open<object>(key, sealed, bound);
  } catch {
    throw new Mismatch(null, `${what} does not open`); // the cipher's own error says nothing more
  }
}
