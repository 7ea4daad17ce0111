"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { calm, type Shown, withOwn } from "#lib/client/calm-list.ts";
import type { InboxItem } from "#lib/domain/inbox.ts";

type CalmNotices = {
  rows: Shown<InboxItem>[];
  waiting: number;
  /** Shows the list as it is now, whoever is in it. */
  apply: () => void;
  /** The person's own act takes this one out, or brings it back, at once; nothing else moves. */
  note: (notice: InboxItem, done: boolean) => void;
};

/** Notices that change in place at once; order, new ones and those that left wait while somebody is in the list. */
export function useCalmNotices(fresh: InboxItem[], held: boolean, list: string): CalmNotices {
  const [shown, setShown] = useState<{ list: string; rows: Shown<InboxItem>[]; waiting: number }>({
    list,
    rows: [],
    waiting: 0,
  });
  // Up to which of its versions: what happens on the case later is news again.
  const own = useRef(new Map<string, { version: number; done: boolean }>());
  useEffect(() => {
    const isOwn = ({ ref, version }: InboxItem, done: boolean) => {
      const act = own.current.get(ref);
      return act !== undefined && act.version >= version && act.done === done;
    };
    const acts = { left: (row: InboxItem) => isOwn(row, !row.done), came: (row: InboxItem) => isOwn(row, row.done) };
    setShown((before) => {
      const rows = before.list === list ? withOwn(before.rows, fresh, acts) : [];
      return { list, ...calm(rows, fresh, held) };
    });
  }, [fresh, held, list]);
  const apply = useCallback(() => setShown({ list, ...calm([], fresh, false) }), [fresh, list]);
  const note = useCallback(({ ref, version }: InboxItem, done: boolean) => {
    own.current.set(ref, { version, done });
    setShown((before) => ({ ...before, rows: before.rows.filter(({ row }) => row.ref !== ref || row.done === done) }));
  }, []);
  const same = shown.list === list;
  const rows = same ? shown.rows : fresh.map((row) => ({ row, ghost: false }));
  return { rows, waiting: same ? shown.waiting : 0, apply, note };
}
