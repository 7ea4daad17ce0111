"use client";
import { useCallback, useEffect, useState } from "react";
import { calm, type Shown } from "#lib/client/calm-list.ts";
import type { InboxItem } from "#lib/domain/inbox.ts";

type CalmNotices = {
  rows: Shown<InboxItem>[];
  waiting: number;
  /** Shows the list as it is now, whoever is in it. */
  apply: () => void;
  /** The person's own act takes this one out at once; nothing else moves. */
  drop: (ref: string) => void;
};

/** Notices that change in place at once; order, new ones and those that left wait while somebody is in the list. */
export function useCalmNotices(fresh: InboxItem[], held: boolean, list: string): CalmNotices {
  const [shown, setShown] = useState<{ list: string; rows: Shown<InboxItem>[]; waiting: number }>({
    list,
    rows: [],
    waiting: 0,
  });
  useEffect(() => {
    setShown((before) => ({ list, ...calm(before.list === list ? before.rows : [], fresh, held) }));
  }, [fresh, held, list]);
  const apply = useCallback(() => setShown({ list, ...calm([], fresh, false) }), [fresh, list]);
  const drop = useCallback(
    (ref: string) => setShown((before) => ({ ...before, rows: before.rows.filter(({ row }) => row.ref !== ref) })),
    [],
  );
  const same = shown.list === list;
  const rows = same ? shown.rows : fresh.map((row) => ({ row, ghost: false }));
  return { rows, waiting: same ? shown.waiting : 0, apply, drop };
}
