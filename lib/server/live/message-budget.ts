import { LRUCache } from "lru-cache";
import type { Actor } from "../../domain/events.ts";
import { actorKey } from "../identity.ts";
import { processWide } from "../process-wide.ts";
import { TokenBucket } from "./token-bucket.ts";

/** A person has several tabs, a key many connections; what one of them may say, all together may say so many times. */
const TOGETHER = { user: 5, other: 50 };

/** What one socket may say, and with it all sockets of its person or key on this node. */
export class MessageBudget {
  readonly #own: TokenBucket;
  readonly #together: TokenBucket;

  constructor(actor: Actor, perSecond: number, now: number) {
    const many = perSecond * TOGETHER[actor.kind === "user" ? "user" : "other"];
    this.#own = new TokenBucket(perSecond, 2 * perSecond, now);
    this.#together = shared(actorKey(actor), () => new TokenBucket(many, 2 * many, now));
  }

  take(now: number): boolean {
    return this.#own.take(now) && this.#together.take(now);
  }
}

function shared(actor: string, make: () => TokenBucket): TokenBucket {
  const all = processWide("message-budgets", () => new LRUCache<string, TokenBucket>({ max: 50_000 }));
  const known = all.get(actor) ?? make();
  all.set(actor, known);
  return known;
}
