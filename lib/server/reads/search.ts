import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { isRef } from "../../domain/ref.ts";
import { type Reading, readingsOf } from "../../domain/search/wanted.ts";
import { recordAccess, sealedPurpose } from "../access/record.ts";
import { foundCases, isIndexComplete } from "../search/found-cases.ts";
import { openCards } from "./cards.ts";
import { makeCursor, readCursor } from "./cursor.ts";
import { type QueueAnswer, readQueue } from "./queue.ts";
import { readablePortfolios } from "./readable-case.ts";
import { meantAmong } from "./search-meant.ts";

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
const ROUNDS = 2;
const LARGER_ROUND = 150;

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
    const cards = await openCards(rows);
    const meant = await meantAmong(rows, cards, readings);
    for (const [at, { id }] of rows.entries()) {
      const card = cards[at];
      if (items.length === limit) return { items, stoppedAt: last };
      if (card && meant.has(id)) items.push(card);
      last = id;
    }
    if (rows.length < count) return { items, stoppedAt: null };
  }
  return { items, stoppedAt: last };
}
