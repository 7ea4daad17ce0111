import * as z from "zod";
import { isDatabaseAway } from "../database.ts";
import { env } from "../env.ts";
import { log, traitsOf } from "../log.ts";
import { takeTurn } from "../turns.ts";
import { type Reply, refused } from "./answers.ts";
import { joinCase, leaveCase } from "./case-rooms.ts";
import type { Hall } from "./hall.ts";
import type { LiveSocket } from "./live-socket.ts";
import { MessageBudget } from "./message-budget.ts";
import { painted } from "./painted.ts";
import { say } from "./presence-rooms.ts";
import { joinQueue, leaveQueue } from "./queue-rooms.ts";
import { TokenBucket } from "./token-bucket.ts";

const ref = z.string().max(16);
const team = z.string().max(100);
/** A minute is more than any event that was pushed takes; who was away for longer was caught up with, not pushed to. */
const milliseconds = z.array(z.number().min(0).max(60_000)).min(1).max(20);
const state = z.enum(["viewing", "editing", "on-call", "away"]);

const MESSAGES = {
  "case:join": message(z.strictObject({ ref, after: z.int().min(0) }), joinCase),
  "case:leave": message(z.strictObject({ ref }), leaveCase),
  "queue:join": message(z.strictObject({ team }), joinQueue),
  "queue:leave": message(z.strictObject({ team }), leaveQueue),
  presence: message(z.strictObject({ ref, state }), say),
  painted: message(z.strictObject({ milliseconds }), painted),
};

type Handle = (hall: Hall, socket: LiveSocket, payload: unknown, reply: Reply) => void | Promise<void>;

function message<T>(
  schema: z.ZodType<T>,
  handle: (hall: Hall, socket: LiveSocket, data: T, reply: Reply) => void | Promise<void>,
): Handle {
  return (hall, socket, payload, reply) => {
    const read = schema.safeParse(payload);
    if (!read.success) return void reply(refused("invalid"));
    // What one socket says comes about in the order in which it was said: join, leave, join again.
    return takeTurn(`socket ${socket.id}`, async () => handle(hall, socket, read.data, reply));
  };
}

/** Answers everything that the socket says, whatever it is; ends it when it does not stop saying too much. */
export function listenTo(hall: Hall, socket: LiveSocket): void {
  const { perSecond } = env().limits.socket;
  const messages = new MessageBudget(socket.data.guest.identity.actor, perSecond, performance.now());
  const patience = new TokenBucket(perSecond, 10 * perSecond, performance.now());
  // Nothing goes on from here: this is the one handler, for known and unknown events alike.
  socket.use(([event, ...args]) => {
    const reply: Reply = args.findLast((one) => typeof one === "function") ?? (() => {});
    if (messages.take(performance.now())) return void answer(hall, socket, event, args[0], reply);
    reply(refused("rate-limited"));
    if (!patience.take(performance.now())) socket.disconnect(true);
  });
}

async function answer(hall: Hall, socket: LiveSocket, event: string, payload: unknown, reply: Reply): Promise<void> {
  if (!Object.hasOwn(MESSAGES, event)) return void reply(refused("invalid"));
  try {
    await MESSAGES[event as keyof typeof MESSAGES](hall, socket, payload, reply);
  } catch (error) {
    if (isDatabaseAway(error)) return void reply(refused("unavailable"));
    log().error({ error: traitsOf(error), event }, "a socket's message failed");
    reply(refused("internal"));
  }
}
