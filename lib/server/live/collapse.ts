const underway = new Map<string, Promise<unknown>>();

/** Those who ask for the same thing while it is being read get the same answer. */
export function collapse<T>(what: string, read: () => Promise<T>): Promise<T> {
  const known = underway.get(what) as Promise<T> | undefined;
  if (known) return known;
  const mine = read().finally(() => underway.delete(what));
  underway.set(what, mine);
  return mine;
}

/** Lets `many` run at a time; the rest wait in order. */
export function limited(many: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < many) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
