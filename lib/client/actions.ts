"use client";
import { useEffect, useSyncExternalStore } from "react";

/** What can be done on the screen now: each part registers its own, keys, palette and buttons ask here. */
export type LiveAction = {
  run: () => void;
  /** Why it cannot be done now; it stays listed. */
  why?: string | null;
};
export type LiveActions = ReadonlyMap<string, LiveAction>;

let live: LiveActions = new Map();
const listeners = new Set<() => void>();

/** Registers these while the component is there. Where two register the same, the later one acts. */
export function useActions(actions: Record<string, LiveAction | null>): void {
  useEffect(() => {
    const mine = Object.entries(actions).filter((entry): entry is [string, LiveAction] => entry[1] !== null);
    set((next) => {
      for (const [id, action] of mine) next.set(id, action);
    });
    return () =>
      set((next) => {
        for (const [id, action] of mine) if (next.get(id) === action) next.delete(id);
      });
  }, [actions]);
}

export function useLiveActions(): LiveActions {
  return useSyncExternalStore(subscribe, readLiveActions, () => live);
}

export function readLiveActions(): LiveActions {
  return live;
}

function set(change: (next: Map<string, LiveAction>) => void): void {
  const next = new Map(live);
  change(next);
  live = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
