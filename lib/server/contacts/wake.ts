/** Sleepers that are woken together, by news or when they are told to stop. */
export type Wake = ReturnType<typeof makeWake>;

export function makeWake(stopping: AbortSignal) {
  const sleepers = new Set<() => void>();
  let news = 0;
  const all = () => {
    news += 1;
    for (const rise of sleepers) rise();
  };
  stopping.addEventListener("abort", all, { once: true });

  /** Sleeps until there is news since it was `heard`, at most so long. */
  function or(milliseconds: number, heard: number): Promise<void> {
    if (stopping.aborted || heard !== news) return Promise.resolve();
    return new Promise((resolve) => {
      const rise = () => {
        clearTimeout(timer);
        sleepers.delete(rise);
        resolve();
      };
      const timer = setTimeout(rise, milliseconds);
      sleepers.add(rise);
    });
  }

  return { all, or, heard: () => news };
}
