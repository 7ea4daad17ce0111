"use client";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { isSavedId, isView, NO_NARROWING, type QueueFilter, queueParsers, queueSearch } from "./queue-filter.ts";
import { filterOf, type SavedView, useSavedView } from "./saved-views.ts";

export type QueueState = {
  /** Null while the saved view of the address is on its way, or there is none. */
  filter: QueueFilter | null;
  /** The saved view that this list is, or came from. */
  saved: SavedView | null;
  /** The saved view was changed here and not yet kept. */
  changed: boolean;
  /** Why the address names no view. */
  missing: string | null;
  /** The part of an address that leads to this list. */
  search: string;
  change: (change: Partial<QueueFilter>) => void;
  /** Goes to a view: one of ours, or a saved one, with nothing else narrowing it. */
  choose: (view: string) => void;
};

/** The list that the address asks for, and the ways to another. */
export function useQueueFilter(): QueueState {
  const [said, setSaid] = useQueryStates(queueParsers);
  const { view, saved: from, ...rest } = said;
  const isSaved = isSavedId(view);
  const { view: saved, missing } = useSavedView(isSaved ? view : from);
  // The parts are new objects each time; their text is not.
  const text = JSON.stringify(rest);
  const filter = useMemo<QueueFilter | null>(() => {
    if (isSaved) return saved && filterOf(saved);
    return { ...JSON.parse(text), view: isView(view) ? view : "mine" };
  }, [view, isSaved, saved, text]);
  const change = useCallback(
    (next: Partial<QueueFilter>) => {
      if (filter) setSaid({ ...filter, ...next, saved: saved?.id ?? null });
    },
    [filter, saved, setSaid],
  );
  const choose = useCallback(
    (next: string) => void setSaid({ ...NO_NARROWING, saved: null, sort: null, view: next }),
    [setSaid],
  );
  return {
    filter,
    saved,
    changed: saved !== null && !isSaved,
    missing: isSaved ? missing : null,
    search: isSaved ? `?view=${view}` : filter ? queueSearch(filter, from) : "",
    change,
    choose,
  };
}
