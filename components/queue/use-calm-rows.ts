"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { calm, type Shown } from "#lib/client/calm-list.ts";
import { fetchRow } from "#lib/client/use-queue.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

type CalmRows = {
  rows: Shown<QueueRow>[];
  waiting: number;
  /** Where a row that left the list is now; absent until known. */
  goneTo: ReadonlyMap<string, QueueRow | null>;
  /** Shows these rows in their order, whoever is in the list. */
  apply: (latest: QueueRow[]) => void;
};

type Fetched = { rows: QueueRow[]; pages: number; below: QueueRow[]; isPlaceholderData: boolean };
type State = { list: string; rows: Shown<QueueRow>[]; waiting: number; pages: number };

/** Rows that change in place at once and move only when nobody is in the list, or when asked to (`apply`). */
export function useCalmRows(
  { rows: fresh, pages, below, isPlaceholderData: isOld }: Fetched,
  held: boolean,
  list: string,
): CalmRows {
  const [shown, setShown] = useState<State>({ list, rows: [], waiting: 0, pages: 0 });
  const same = shown.list === list;
  useEffect(() => {
    // The rows of the list before stand in while this one's are on their way: they are no order to keep.
    if (isOld) return;
    setShown((before) => {
      const same = before.list === list;
      const asked = same && pages > before.pages ? below : [];
      return { list, pages, ...calm(same ? before.rows : [], fresh, held, asked) };
    });
  }, [fresh, pages, below, isOld, held, list]);
  const apply = useCallback(
    (latest: QueueRow[]) => setShown(({ pages }) => ({ list, pages, ...calm([], latest, false) })),
    [list],
  );
  const rows = same ? shown.rows : fresh.map((row) => ({ row, ghost: false }));
  return { rows, waiting: same ? shown.waiting : 0, goneTo: useGoneTo(rows), apply };
}

function useGoneTo(rows: Shown<QueueRow>[]): ReadonlyMap<string, QueueRow | null> {
  const [gone, setGone] = useState<ReadonlyMap<string, QueueRow | null>>(new Map());
  const asked = useRef(new Set<string>());
  const ghosts = rows.filter((one) => one.ghost).map(({ row }) => row.ref);
  const key = ghosts.join();
  useEffect(() => {
    const wanted = key.split(",").filter((ref) => ref && !asked.current.has(ref));
    for (const ref of wanted) {
      asked.current.add(ref);
      fetchRow(ref).then(
        (row) => setGone((before) => new Map(before).set(ref, row)),
        () => asked.current.delete(ref),
      );
    }
    if (key === "") asked.current.clear();
  }, [key]);
  return gone;
}
