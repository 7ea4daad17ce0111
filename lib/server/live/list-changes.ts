export type ListChange = { ref: string; version: number };
type Window = { told: number; last: ListChange | null };

/** Far more than people make, and few enough for every browser to take. */
const AT_ONCE = 20;
const WINDOW_MS = 250;

/**
 * Tells lists what changed as it comes, up to a number in a window of time; of more than that the last, when the window
 * ends. A list fetches again what is visible, whichever case it was: the thousands of changes a second that an import
 * makes say no more than these, and would hold up everything else on the sockets.
 */
export class ListChanges {
  readonly #windows = new Map<string, Window>();
  readonly #emit: (rooms: string[], change: ListChange) => void;

  constructor(emit: (rooms: string[], change: ListChange) => void) {
    this.#emit = emit;
  }

  tell(rooms: string[], change: ListChange): void {
    const window = this.#windowOf(rooms);
    window.told += 1;
    if (window.told <= AT_ONCE) this.#emit(rooms, change);
    else window.last = change;
  }

  #windowOf(rooms: string[]): Window {
    const name = rooms.join("\n");
    const open = this.#windows.get(name);
    if (open) return open;
    const window: Window = { told: 0, last: null };
    this.#windows.set(name, window);
    setTimeout(() => this.#close(name, rooms, window), WINDOW_MS).unref();
    return window;
  }

  #close(name: string, rooms: string[], { last }: Window): void {
    this.#windows.delete(name);
    if (last) this.tell(rooms, last);
  }
}
