import { isRef } from "../../domain/ref.ts";
import { type Reply, refused } from "./answers.ts";
import { seatOf } from "./case-rooms.ts";
import type { Hall } from "./hall.ts";
import type { LiveSocket, PresenceState } from "./live-socket.ts";

const REMEMBERED = 50;

/**
 * What a person says they do on a case. Only for people, and only on a case that the socket has joined; said a moment
 * too early it is remembered until the join.
 */
export function say(hall: Hall, socket: LiveSocket, { ref, state }: Said, reply: Reply): void {
  if (socket.data.guest.identity.actor.kind !== "user") return void reply(refused("forbidden"));
  const seated = seatOf(socket, ref);
  if (!seated) {
    if (isRef(ref) && socket.data.said.size < REMEMBERED) socket.data.said.set(ref, state);
    return void reply(refused("not-found"));
  }
  hall.presence.say(socket, seated, state);
  reply({ ok: true });
}

type Said = { ref: string; state: PresenceState };
