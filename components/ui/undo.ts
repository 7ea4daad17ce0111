/** The last thing that can be taken back, for the key that does it from anywhere. */
type Undo = () => void;
let last: Undo | null = null;
const listeners = new Set<() => void>();

export function setUndo(undo: Undo): void {
  change(undo);
}

/** It was taken back, or its time is over. */
export function dropUndo(undo: Undo): void {
  if (last === undo) change(null);
}

export function readUndo(): Undo | null {
  return last;
}

export function subscribeUndo(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: Undo | null): void {
  last = next;
  for (const listener of listeners) listener();
}
