import { FOLD, fold } from "../../domain/case.ts";
import { type QueueRow, queueRowOf } from "../../domain/queue-row.ts";
import { type CustomerKey, open } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { eventsOf } from "../event-store.ts";
import { cardBound } from "../recording.ts";

/** A case as a list reads it from the database. */
export type CardRow = {
  id: string;
  ref: string;
  customer_id: string;
  version: number;
  fold: number;
  card: Buffer;
  wrapped: Buffer | null;
  due_at: string | null;
  balance_minor: string;
  updated_at: string;
};

/** The rows as a list shows them, in the same order. */
export function openCards(rows: CardRow[]): Promise<QueueRow[]> {
  return Promise.all(rows.map(openCard));
}

async function openCard(row: CardRow): Promise<QueueRow> {
  const key = customerKey(row.customer_id, row.wrapped);
  if (key && row.fold === FOLD) return open<QueueRow>(key, row.card, cardBound(row.id));
  return refoldedCard(row, key);
}

/** Of an erased customer, or of a case whose card another version of the fold made. */
async function refoldedCard({ id, ref, updated_at }: CardRow, key: CustomerKey | null): Promise<QueueRow> {
  return queueRowOf(fold(await eventsOf(pool(), id, ref, key)), updated_at);
}
