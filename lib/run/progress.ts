/** Runs one step of a program and prints what it did and how long it took; `work` may return words to add. */
export async function step<T>(what: string, work: () => T | Promise<T>, say?: (result: T) => string): Promise<T> {
  const began = performance.now();
  try {
    const result = await work();
    const words = say?.(result);
    if (words !== "") console.log(`${words ?? what} (${seconds(performance.now() - began)})`);
    return result;
  } catch (error) {
    console.error(`${what}: failed after ${seconds(performance.now() - began)}`);
    throw error;
  }
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
}
