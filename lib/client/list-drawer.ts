"use client";
import { useSyncExternalStore } from "react";

/** On narrow screens the list is a drawer over the case; this says whether it is open. */
let open = false;
const listeners = new Set<() => void>();

export function setListDrawer(next: boolean): void {
  if (next === open) return;
  open = next;
  for (const listener of listeners) listener();
}

export function useListDrawer(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
    () => false,
  );
}
