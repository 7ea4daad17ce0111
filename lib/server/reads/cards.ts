import { FOLD, fold } from "../../domain/case.ts";
import { type QueueRow, queueRowOf, UNREADABLE } from "../../domain/queue-row.ts";
import { type CustomerKey, open } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { eventsOf } from "../event-store.ts";
import { metrics } from "../metrics.ts";
import { cardBound } from "../recording.ts";
import { logDamage, unlessDamaged } from "../unless-damaged.ts";

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
  return unlessDamaged(
    () => readCard(row),
    (error) => unreadable(row, error),
  );
}

function readCard(row: CardRow): QueueRow | Promise<QueueRow> {
  const key = customerKey(row.customer_id, row.wrapped);
  if (key && row.fold === FOLD) return open<QueueRow>(key, row.card, cardBound(row.id));
  return refoldedCard(row, key);
}

/** Of an erased customer, or of a case whose card another version of the fold made. */
async function refoldedCard({ id, ref, updated_at }: CardRow, key: CustomerKey | null): Promise<QueueRow> {
  return queueRowOf(fold(await eventsOf(pool(), id, ref, key)), updated_at);
}

type Clear = Pick<QueueRow, "portfolio" | "status" | "currency"> & { team: string; user: string | null };

/** One damaged case must not take the whole list away: what stands in clear of it is shown, and it is counted. */
async function unreadable(row: CardRow, error: unknown): Promise<QueueRow> {
  logDamage(row.ref, row.version, error);
  metrics().unreadable.inc();
  const { rows } = await pool().query<Clear>({
    name: "unreadable-card",
    text: `select portfolio, status, currency, owner_team as team, owner_user as "user" from cases where id = $1`,
    values: [row.id],
  });
  const { team = "", user = null, ...clear } = rows[0] ?? { portfolio: "", status: "", currency: "" };
  const { ref, version, due_at: dueAt, updated_at: updatedAt } = row;
  const shown = { customerName: UNREADABLE, balanceMinor: Number(row.balance_minor), dueAt, dueWhy: null, updatedAt };
  const owner = { team, user, since: updatedAt };
  return { ref, version, ...clear, ...shown, owner, handover: null, holds: [], adjustments: [] };
}
