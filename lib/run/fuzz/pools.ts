/** Things that are there (references, ids, slugs), so that a made-up request reaches something living. */
import fc from "fast-check";

const MOST = 200;
/** Members of answers worth asking about later, by their own name. */
const TELLING = /^(ref|(?!command)[a-z]+Id)$/;

export class Pools {
  #known = new Map<string, string[]>();

  add(name: string, ...values: string[]): void {
    const pool = this.#known.get(name) ?? [];
    this.#known.set(name, pool);
    for (const value of values) if (!pool.includes(value)) pool.push(value);
    if (pool.length > MOST) pool.splice(0, pool.length - MOST);
  }

  /** One of the pool, whatever it holds when it is asked; `otherwise` while it is empty. */
  one(name: string, otherwise: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
    const seldom = fc.integer({ min: 0, max: 7 });
    return fc.tuple(fc.nat(), seldom, otherwise).map(([at, other, made]) => {
      const pool = this.#known.get(name) ?? [];
      return pool.length === 0 || other === 0 ? made : pool[at % pool.length];
    });
  }

  /** Remembers what an answer names. `collection` is where `id` and `slug` in it belong, or null. */
  learn(body: unknown, collection: string | null, depth = 0): void {
    if (typeof body !== "object" || body === null || depth > 6) return;
    for (const [name, value] of Object.entries(body).slice(0, 50)) {
      if (typeof value === "string" && TELLING.test(name)) this.add(name, value);
      else if (typeof value === "string" && name === "nextCursor") this.add(`${collection} cursor`, value);
      else if (typeof value === "string" && collection && (name === "id" || name === "slug"))
        this.add(collection, value);
      else this.learn(value, collection, depth + 1);
    }
  }
}
