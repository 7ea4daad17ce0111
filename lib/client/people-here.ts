/** How many people are on the open case, for the status bar; undefined when no case is open. */
let count: number | undefined;
const listeners = new Set<() => void>();

export function peopleHere(): number | undefined {
  return count;
}

export function setPeopleHere(next: number | undefined): void {
  if (next === count) return;
  count = next;
  for (const listener of listeners) listener();
}

export function subscribePeopleHere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
