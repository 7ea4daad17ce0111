import { LRUCache } from "lru-cache";
import { env } from "./env.ts";
import type { Identity } from "./identity.ts";
import { Problem } from "./problem.ts";
import { processWide } from "./process-wide.ts";

/** A token bucket: `burst` at once, refilled by `perSecond`. */
export type Rate = { perSecond: number; burst: number };
export type Buckets = LRUCache<string, Bucket>;
type Bucket = { tokens: number; at: number };

/** Throws 429 with the seconds to wait when this person or key has used up its requests. */
export function requireBudget({ actor }: Identity): void {
  const { person, key } = env().limits;
  const rate = actor.kind === "api" ? key : person;
  const wait = take(requests(), `${actor.kind}:${actor.id}`, rate, performance.now());
  if (wait > 0) throw tooMany(wait, "Too many requests. Wait, then go on more slowly.");
}

/** What has a smaller budget of its own: it may try a name, show what is hidden, leave the desk, or cost much. */
const OWN = {
  search: "searches",
  reveal: "looks at what is hidden",
  reassign: "reassignments",
  preview: "previews",
  upload: "files",
  export: "exports",
};

/** The same for one of these. */
export function requireBudgetOf(what: keyof typeof OWN, { actor }: Identity): void {
  const buckets = processWide(OWN[what], makeBuckets);
  const wait = take(buckets, `${actor.kind}:${actor.id}`, env().limits[what], performance.now());
  if (wait > 0) throw tooMany(wait, `Too many ${OWN[what]}. Wait, then go on more slowly.`);
}

/** Takes one token. Returns 0, or the seconds until there is one again. `now` in milliseconds. */
export function take(buckets: Buckets, key: string, { perSecond, burst }: Rate, now: number): number {
  const bucket = buckets.get(key) ?? { tokens: burst, at: now };
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  buckets.set(key, bucket);
  if (bucket.tokens < 1) return (1 - bucket.tokens) / perSecond;
  bucket.tokens -= 1;
  return 0;
}

export function makeBuckets(): Buckets {
  return new LRUCache({ max: 50_000 });
}

/** The answer to whom asks too often; `Retry-After` is in whole seconds, at least one. */
export function tooMany(seconds: number, detail: string): Problem {
  return new Problem(429, "too-many", detail, { retryAfter: Math.max(1, Math.ceil(seconds)) });
}

function requests(): Buckets {
  return processWide("requests", makeBuckets);
}
