import * as z from "zod";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { isRef } from "../../domain/ref.ts";
import { type CustomerKey, open } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { valueBound } from "../recording.ts";
import { type CardRow, openCards } from "./cards.ts";
import { makeCursor, type Position, readCursor } from "./cursor.ts";
import { positionOf, type QueueAnswer, queueRows, reachOf, readQueue } from "./queue.ts";
import type { Reach } from "./queue-sql.ts";
import { matches, type Wanted, wantedOf } from "./search-text.ts";

/** The body of `POST /cases/search`. */
export const searchSchema = z.strictObject({
  text: z
    .string()
    .max(200)
    .refine((text) => text.trim() !== "", "must not be empty")
    .refine((text) => text.isWellFormed(), "must be well-formed Unicode (a half of a surrogate pair stands alone)"),
});
export type Search = { text: string; limit: number; cursor?: string };
export type SearchAnswer = QueueAnswer & {
  /** How many cases were looked at for this page. */
  searched: number;
};

const AT_MOST = 5_000;
const BATCH = 250;
const LIST = { view: "all", sort: "updated" } as const;

/**
 * Cases that the viewer may read, by reference, or by name, phone or email of their customer. Those are encrypted at
 * rest, so the cards are opened newest first, at most 5,000 for one page; `nextCursor` goes on from there.
 */
export async function searchCases(viewer: Viewer, directory: Directory, search: Search): Promise<SearchAnswer> {
  const ref = search.text.trim().toUpperCase();
  if (isRef(ref)) return { ...(await readQueue(viewer, directory, { ...LIST, q: ref, limit: 1 })), searched: 1 };
  const named = { search: search.text };
  const after = search.cursor === undefined ? null : readCursor(named, search.cursor);
  const found = await scan(reachOf(viewer, directory, LIST), wantedOf(search.text), after, search.limit);
  return {
    items: found.items,
    nextCursor: found.stoppedAt ? makeCursor(named, found.stoppedAt) : null,
    searched: found.searched,
  };
}

type Found = { items: QueueRow[]; searched: number; stoppedAt: Position | null };

/** One batch after another, so that other requests get their turn in between. */
async function scan(reach: Reach, wanted: Wanted, after: Position | null, limit: number): Promise<Found> {
  const items: QueueRow[] = [];
  let searched = 0;
  let last = after;
  while (searched < AT_MOST) {
    const rows = await queueRows(LIST, reach, last, BATCH);
    const hits = await matchesAmong(rows, wanted);
    for (const [at, row] of rows.entries()) {
      const hit = hits[at];
      searched += 1;
      last = positionOf(LIST.sort, row);
      if (hit) items.push(hit);
      if (items.length === limit) return { items, searched, stoppedAt: last };
    }
    if (rows.length < BATCH) return { items, searched, stoppedAt: null };
  }
  return { items, searched, stoppedAt: last };
}

/** For each row its card when it matches, else null. */
async function matchesAmong(rows: CardRow[], wanted: Wanted): Promise<(QueueRow | null)[]> {
  const cards = await openCards(rows);
  const kind = wanted.phone !== null ? "phone" : wanted.email !== null ? "email" : null;
  const values = kind ? await valuesOf(rows, kind) : new Map<string, string>();
  return cards.map((card, at) => {
    const value = values.get(rows[at]?.customer_id ?? "") ?? null;
    return matches(wanted, { name: card.customerName, phone: value, email: value }) ? card : null;
  });
}

async function valuesOf(rows: CardRow[], kind: "phone" | "email"): Promise<Map<string, string>> {
  const keys = new Map<string, CustomerKey>();
  for (const { customer_id, wrapped } of rows) {
    const key = customerKey(customer_id, wrapped);
    if (key) keys.set(customer_id, key);
  }
  const { rows: sealed } = await pool().query<{ customer_id: string; value: Buffer }>(
    "select customer_id, value from customer_values where kind = $1 and customer_id = any($2)",
    [kind, [...keys.keys()]],
  );
  return new Map(
    sealed.flatMap(({ customer_id: id, value }) => {
      const key = keys.get(id);
      return key ? [[id, open<string>(key, value, valueBound(id, kind))] as const] : [];
    }),
  );
}
