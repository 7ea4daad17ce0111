import { env } from "./env.ts";
import { makeBuckets, take, tooMany } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import { processWide } from "./process-wide.ts";

/** How often a provider may tell something: as often as a key may ask, for one provider is one sender. Throws 429. */
export function requireWebhookRoom({ headers }: Request): void {
  const network = networkOf(headers.get("x-baton-address") ?? "");
  const wait = take(processWide("webhooks", makeBuckets), network, env().limits.key, performance.now());
  if (wait > 0) throw tooMany(wait, "Too many requests. Wait, then send it again.");
}
