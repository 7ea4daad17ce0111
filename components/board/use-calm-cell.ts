"use client";
import { useCallback, useEffect, useState } from "react";
import { calm, type Shown } from "#lib/client/calm-list.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

/** The rows behind a number, which change in place and stand still while `held`; `pages` that were asked for come at once. */
export function useCalmCell(fresh: QueueRow[], pages: number, held: boolean) {
  const [shown, setShown] = useState<{ rows: Shown<QueueRow>[]; waiting: number; pages: number }>({
    rows: [],
    waiting: 0,
    pages: 0,
  });
  useEffect(() => {
    setShown((before) => ({ pages, ...calm(before.rows, fresh, held && pages === before.pages) }));
  }, [fresh, pages, held]);
  const apply = useCallback(() => setShown((before) => ({ ...before, ...calm([], fresh, false) })), [fresh]);
  return { rows: shown.rows, waiting: shown.waiting, apply };
}
