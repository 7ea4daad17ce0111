"use client";
import { useMemo, useSyncExternalStore } from "react";
import { readUndo, subscribeUndo } from "#components/ui/undo.ts";
import { useActions } from "#lib/client/actions.ts";

/** Z takes back what the last message offered to take back, while the message stands. */
export function useUndoKey(): void {
  const undo = useSyncExternalStore(subscribeUndo, readUndo, () => null);
  useActions(
    useMemo(() => ({ undo: { run: undo ?? nothing, why: undo ? null : "Nothing can be taken back now." } }), [undo]),
  );
}

function nothing(): void {}
