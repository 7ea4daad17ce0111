"use client";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import type { Shown } from "#lib/client/calm-list.ts";
import { add, type Chosen, extend, NOTHING, sinceChosen, toggle } from "#lib/client/selection.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

export type Selection = ReturnType<typeof useSelection>;

/** What is chosen of a list, by reference. Another list begins with nothing chosen. */
export function useSelection(list: string) {
  const [kept, setKept] = useState({ list, chosen: NOTHING });
  const chosen = kept.list === list ? kept.chosen : NOTHING;
  const rows = useRef<QueueRow[]>([]);
  const change = useCallback(
    (next: (chosen: Chosen) => Chosen) =>
      setKept((before) => ({ list, chosen: next(before.list === list ? before.chosen : NOTHING) })),
    [list],
  );
  const pick = useCallback(
    (ref: string, range: boolean) => {
      const row = rows.current.find((one) => one.ref === ref) ?? { ref, version: 0 };
      change((now) => (range ? extend(now, row, rows.current) : toggle(now, row)));
    },
    [change],
  );
  const byKey = useCallback(
    (body: RefObject<HTMLElement | null>, open: string | undefined, range: boolean) => {
      const focused = document.activeElement?.closest<HTMLElement>("[data-row]");
      const ref = focused && body.current?.contains(focused) ? focused.dataset.row : open;
      if (ref && rows.current.some((one) => one.ref === ref)) pick(ref, range);
      else announce("No row has focus. Move to one with J or K.");
    },
    [pick],
  );
  const all = useCallback(() => change((now) => add(now, rows.current)), [change]);
  const clear = useCallback(() => change(() => NOTHING), [change]);
  const see = useCallback((shown: Shown<QueueRow>[]) => {
    rows.current = shown.map(({ row }) => row);
  }, []);
  const count = chosen.versions.size;
  useEffect(() => {
    if (count > 0) announce(`${count} selected.`);
  }, [count]);
  const since = useCallback(
    (shown: Shown<QueueRow>[]) =>
      sinceChosen(
        chosen,
        shown.filter(({ ghost }) => !ghost).map(({ row }) => row),
      ),
    [chosen],
  );
  return useMemo(
    () => ({
      versions: chosen.versions,
      refs: [...chosen.versions.keys()],
      count,
      pick,
      byKey,
      all,
      clear,
      see,
      since,
    }),
    [chosen, count, pick, byKey, all, clear, see, since],
  );
}
