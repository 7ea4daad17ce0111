/** More under way than this are no load any more but a queue. */
const MOST_UNDER_WAY = 200;

/** Does it so often at this rate, whether or not the ones before have ended, as long as not too many have; rejects when one fails. */
export async function steadily(
  count: number,
  perSecond: number,
  act: (number: number) => Promise<unknown>,
): Promise<{ done: number; perSecond: number }> {
  const began = performance.now();
  let done = 0;
  let failure: unknown;
  const underway = new Set<Promise<void>>();
  for (let number = 0; number < count && failure === undefined; number += 1) {
    const wait = began + (number * 1_000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    while (underway.size >= MOST_UNDER_WAY) await Promise.race(underway);
    const one = act(number).then(
      () => {
        done += 1;
      },
      (error: unknown) => {
        failure ??= error;
      },
    );
    underway.add(one);
    void one.finally(() => underway.delete(one));
  }
  await Promise.all(underway);
  if (failure !== undefined) throw failure;
  return { done, perSecond: (done * 1_000) / (performance.now() - began) };
}
