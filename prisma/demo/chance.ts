/** Chance that falls the same in every demo: a seeded generator (mulberry32) and the draws that the stories make. */
export type Chance = {
  /** From `low` to `high`, both included, whole. */
  between(low: number, high: number): number;
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean;
  pick<T>(options: readonly [T, ...T[]]): T;
  /** One of the options, as often as its weight says. */
  weighted<T>(options: readonly (readonly [weight: number, option: T])[]): T;
};

export function chanceOf(seed: string): Chance {
  const next = generator(seed);
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    happens: (percent) => next() * 100 < percent,
    pick: (options) => options[between(0, options.length - 1)] ?? options[0],
    weighted: (options) => {
      let left = next() * options.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, option] of options) {
        left -= weight;
        if (left <= 0) return option;
      }
      throw new RangeError("weighted needs at least one option");
    },
  };
}

function generator(seed: string): () => number {
  let state = [...seed].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
