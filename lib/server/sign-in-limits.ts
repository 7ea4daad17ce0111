/** Failed sign-ins by account and address, and by address alone, in the minutes gone by. Successes do not count. */
import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { env } from "./env.ts";
import { tooMany } from "./limits.ts";
import { processWide } from "./process-wide.ts";

/** Instants of failures, oldest first; ones under way count too, or a thousand guesses at once would all get in. */
type Failures = { at: number[] };

export type Attempt = { forget(): void };

/** Notes an attempt as failed until it is forgotten. Throws 429 when there have been too many. */
export function beginAttempt(account: string, address: string, now = Date.now()): Attempt {
  const { failures, addressFailures, minutes } = env().limits.signIn;
  const since = now - minutes * 60_000;
  const pair = recent(`${hash("sha256", account)} ${address}`, since);
  const all = recent(address, since);
  const until = Math.max(freeAt(pair, failures), freeAt(all, addressFailures)) + minutes * 60_000;
  if (until > now) throw tooMany((until - now) / 1000, "Too many failed sign-ins. Wait, then try again.");
  pair.at.push(now);
  all.at.push(now);
  return {
    forget: () => {
      remove(pair, now);
      remove(all, now);
    },
  };
}

function recent(key: string, since: number): Failures {
  const cache = processWide("sign-in-failures", () => new LRUCache<string, Failures>({ max: 100_000 }));
  const known = cache.get(key) ?? { at: [] };
  cache.set(key, known);
  known.at = known.at.filter((at) => at > since);
  return known;
}

/** The failure that has to grow old before the next attempt; before all time when there is room. */
function freeAt({ at }: Failures, limit: number): number {
  return at[at.length - limit] ?? Number.NEGATIVE_INFINITY;
}

function remove(kept: Failures, at: number): void {
  const index = kept.at.indexOf(at);
  if (index >= 0) kept.at.splice(index, 1);
}
