import { type Reply, refused } from "./answers.ts";
import { figures } from "./figures.ts";
import type { Hall } from "./hall.ts";
import type { LiveSocket } from "./live-socket.ts";
import { TokenBucket } from "./token-bucket.ts";

/** How long events took to be seen, in milliseconds: a sample, told now and then by a person's browser. */
export type Painted = { milliseconds: number[] };

const EVERY_SECONDS = 10;
const AT_ONCE = 3;
const limits = new WeakMap<LiveSocket, TokenBucket>();

/** Takes one browser's sample into the figures: times alone, not whose they are or of which case. */
export function painted(_hall: Hall, socket: LiveSocket, { milliseconds }: Painted, reply: Reply): void {
  if (socket.data.guest.identity.actor.kind !== "user") return void reply(refused("forbidden"));
  if (!limitOf(socket).take(performance.now())) return void reply(refused("rate-limited"));
  for (const one of milliseconds) figures().screenSeconds.observe(one / 1_000);
  reply({ ok: true });
}

function limitOf(socket: LiveSocket): TokenBucket {
  const limit = limits.get(socket) ?? new TokenBucket(1 / EVERY_SECONDS, AT_ONCE, performance.now());
  limits.set(socket, limit);
  return limit;
}
