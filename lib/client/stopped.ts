/** That the server stopped an act of this window because the case had changed under it. */
const listeners = new Set<() => void>();

export function tellStopped(): void {
  for (const listener of listeners) listener();
}

export function onStopped(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
