"use client";
import { useSyncExternalStore } from "react";

/** "Pause live updates" (WCAG 2.2.2): while paused nothing on the page changes by itself; what came waits and is counted. */
let paused = false;
let waiting = 0;
let snapshot = { paused, waiting };
const listeners = new Set<() => void>();
const resumers = new Set<() => void>();

export function isPaused(): boolean {
  return paused;
}

export function togglePause(): void {
  paused = !paused;
  waiting = 0;
  if (!paused) for (const resume of resumers) resume();
  tell();
}

/** Counts something that waits for the resume. */
export function noteWaiting(): void {
  waiting += 1;
  tell();
}

export function onResume(listener: () => void): () => void {
  resumers.add(listener);
  return () => resumers.delete(listener);
}

export function usePause(): { paused: boolean; waiting: number } {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
    () => snapshot,
  );
}

function tell(): void {
  snapshot = { paused, waiting };
  for (const listener of listeners) listener();
}
