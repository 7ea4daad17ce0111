const PATIENCE = 40_000;

/** Waits for a condition that somebody tells about; never looks at the clock but to give up. */
export class Signal {
  #waiting = new Set<() => void>();

  tell(): void {
    for (const look of [...this.#waiting]) look();
  }

  until(holds: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`waited in vain: ${what}`));
      }, PATIENCE);
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        clearTimeout(giveUp);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}
