/** Runs all work, so many at once. The first failure stops what has not begun and is thrown. */
export async function inFlight(
  atOnce: number,
  work: readonly (() => Promise<void>)[],
  tell: (done: number) => void = () => {},
): Promise<void> {
  let done = 0;
  const left = work.values();
  let failed = false;
  const run = async () => {
    for (const one of left) {
      if (failed) return;
      await one().catch((error: unknown) => {
        failed = true;
        throw error;
      });
      done += 1;
      tell(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}
