/** Keeps so many of all values that it takes, each as likely as any other. `random` is from 0 up to, not including, 1. */
export class Sample {
  #size: number;
  #random: () => number;
  #kept: number[] = [];
  #taken = 0;

  constructor(size: number, random: () => number) {
    this.#size = size;
    this.#random = random;
  }

  take(value: number): void {
    this.#taken += 1;
    if (this.#kept.length < this.#size) return void this.#kept.push(value);
    const place = Math.floor(this.#random() * this.#taken);
    if (place < this.#size) this.#kept[place] = value;
  }

  /** What was kept; it begins anew. */
  empty(): number[] {
    const kept = this.#kept;
    this.#kept = [];
    this.#taken = 0;
    return kept;
  }
}
