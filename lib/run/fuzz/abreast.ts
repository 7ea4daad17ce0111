/** Runs `work` for each, so many at a time. */
export async function abreast<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, number: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const walk = async () => {
    for (let at = next++; at < items.length; at = next++) await work(items[at] as T, at);
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
}
