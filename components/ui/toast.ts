/** What was done, said for a moment. What draws it is loaded with the first one: most pages end without any. */
export type Said = { words: string; undo?: () => void };
type Sayer = (said: Said) => void;

const waiting: Said[] = [];
let sayer: Sayer | null = null;
let wanted = false;
const listeners = new Set<() => void>();

/** "Done, Undo" and nothing else: whatever must be read later belongs in the page or the inbox. */
export function toastDone(words: string, { undo }: { undo?: () => void } = {}): void {
  const said = { words, ...(undo && { undo }) };
  if (sayer) {
    sayer(said);
    return;
  }
  waiting.push(said);
  wanted = true;
  for (const listener of listeners) listener();
}

export const isToastWanted = () => wanted;

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who draws them takes what waits, and all that comes until it goes. */
export function takeToasts(say: Sayer): () => void {
  sayer = say;
  for (const said of waiting.splice(0)) say(said);
  return () => {
    sayer = null;
  };
}
