import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { isRef } from "../../domain/ref.ts";
import type { Findable } from "../../domain/search/terms.ts";
import { isMeant, type Reading, readingsOf } from "../../domain/search/wanted.ts";
import { recordAccess, sealedPurpose } from "../access/record.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { foundCases, isIndexComplete } from "../search/found-cases.ts";
import { valuesOfCustomers } from "../search/searched-values.ts";
import { type CardRow, openCards } from "./cards.ts";
import { stateOf } from "./case.ts";
import { makeCursor, readCursor } from "./cursor.ts";
import { type QueueAnswer, readQueue } from "./queue.ts";
import { readablePortfolios } from "./readable-case.ts";

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
  /** False while cases that were there before the index are still being taken into it: some are not found yet. */
  complete: boolean;
};

/** More than this is not looked at for one page; `nextCursor` goes on. */
const ROUNDS = 4;
const LARGER_ROUND = 300;

/**
 * Cases that the viewer may read, newest first: by reference, by words of a name or their beginnings, by phone number
 * or its last four digits, by email or its beginning, by a customer's or debt's reference. All of it is encrypted at
 * rest; what the index answers is looked at once more in clear. The search stands in the access log before its answer.
 */
export async function searchCases(viewer: Viewer, directory: Directory, search: Search): Promise<SearchAnswer> {
  const [found, complete] = await Promise.all([pageOf(viewer, directory, search), isIndexComplete()]);
  await recordAccess({
    by: { kind: viewer.kind, id: viewer.id },
    via: doorOf(viewer),
    action: "search",
    purpose: sealedPurpose(search.text),
    results: found.items.length,
  });
  return { ...found, complete };
}

async function pageOf(viewer: Viewer, directory: Directory, { text, limit, cursor }: Search): Promise<QueueAnswer> {
  const ref = text.trim().toUpperCase();
  if (isRef(ref)) return readQueue(viewer, directory, { view: "all", sort: "updated", q: ref, limit: 1 });
  const after = cursor === undefined ? null : readCursor({ search: text }, cursor).id;
  const { items, stoppedAt } = await lookFor(readablePortfolios(viewer, directory), readingsOf(text), after, limit);
  return { items, nextCursor: stoppedAt ? makeCursor({ search: text }, { key: null, id: stoppedAt }) : null };
}

type Found = { items: QueueRow[]; stoppedAt: string | null };

async function lookFor(portfolios: string[], readings: Reading[], after: string | null, limit: number): Promise<Found> {
  const terms = readings.map((reading) => reading.terms);
  const items: QueueRow[] = [];
  let last = after;
  for (let round = 0; round < ROUNDS; round++) {
    const count = round === 0 ? limit + 1 : LARGER_ROUND;
    const rows = await foundCases(portfolios, terms, last, count);
    for (const { id, card } of await meantAmong(rows, readings)) {
      if (items.length === limit) return { items, stoppedAt: last };
      if (card) items.push(card);
      last = id;
    }
    if (rows.length < count) return { items, stoppedAt: null };
  }
  return { items, stoppedAt: last };
}

/** For each row its card when it is meant, else null. */
async function meantAmong(rows: CardRow[], readings: Reading[]): Promise<{ id: string; card: QueueRow | null }[]> {
  const [cards, values] = await Promise.all([
    openCards(rows),
    valuesOfCustomers(pool(), [...new Set(rows.map((row) => row.customer_id))]),
  ]);
  const found = rows.map(({ customer_id: customerId }, at): Findable => {
    const own = values.get(customerId) ?? { phone: null, email: null, reference: null };
    return { ...own, name: cards[at]?.customerName ?? "", debts: [] };
  });
  const byDebt = await meantByDebt(
    rows.filter((_, at) => found[at] && !isMeant(readings, found[at])),
    readings,
  );
  return rows.map(({ id }, at) => {
    const isOne = byDebt.has(id) || (found[at] !== undefined && isMeant(readings, found[at]));
    return { id, card: isOne ? (cards[at] ?? null) : null };
  });
}

/** A card does not name debts: the state is opened of a case that only its debt's reference can explain. */
async function meantByDebt(rows: CardRow[], readings: Reading[]): Promise<Set<string>> {
  const asked = readings.some(({ terms }) => terms.some(({ part }) => part === "debt"));
  if (!asked || rows.length === 0) return new Set();
  const { rows: sealed } = await pool().query<{ id: string; state: Buffer }>(
    "select id, state from cases where id = any($1)",
    [rows.map((row) => row.id)],
  );
  const states = new Map(sealed.map(({ id, state }) => [id, state]));
  const meant = await Promise.all(
    rows.map(async (row) => {
      const debts = await debtReferences(row, states.get(row.id));
      return isMeant(readings, { name: "", phone: null, email: null, reference: null, debts }) ? [row.id] : [];
    }),
  );
  return new Set(meant.flat());
}

async function debtReferences({ customer_id: customerId, wrapped, ...row }: CardRow, state: Buffer = Buffer.alloc(0)) {
  const { debts } = await stateOf({ ...row, customerId, state, key: customerKey(customerId, wrapped) });
  return debts.map(({ reference }) => reference);
}
