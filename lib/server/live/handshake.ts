import type { Socket } from "socket.io";
import { isDatabaseAway } from "../database.ts";
import { log, traitsOf } from "../log.ts";
import { isOurOrigin } from "../origin.ts";
import { figures } from "./figures.ts";
import type { Guest } from "./live-socket.ts";

type Headers = Socket["handshake"]["headers"];
/** How a guest shows who they are. Each answers null for whoever it does not know. */
export type Doors = {
  bySession: (headers: Headers) => Promise<Guest | null>;
  byKey: (token: string) => Promise<Guest | null>;
};

/**
 * Who may come in: never a foreign `Origin`. A browser sends one with every socket, so the session cookie counts only
 * beside ours; whoever sends none is no browser and needs a key.
 */
export async function admit(handshake: Socket["handshake"], doors: Doors): Promise<Guest | null> {
  const { origin } = handshake.headers;
  if (origin !== undefined && !isOurOrigin(origin)) return null;
  const token: unknown = handshake.auth.token;
  if (typeof token === "string") return token.length <= 512 ? doors.byKey(token) : null;
  return origin === undefined ? null : doors.bySession(handshake.headers);
}

/** Lets a socket in with its seat, or refuses it before it exists. */
export function doorkeeper(doors: Doors) {
  return async (socket: Socket, next: (error?: Error) => void): Promise<void> => {
    try {
      const guest = await admit(socket.handshake, doors);
      if (!guest) return refuse(socket, next, "unauthorized", "Sign in first, or send a key.");
      Object.assign(socket.data, { guest, cases: new Map(), queues: new Set(), said: new Map() });
      next();
    } catch (error) {
      if (!isDatabaseAway(error)) log().error({ error: traitsOf(error) }, "a socket's handshake failed");
      refuse(socket, next, "unavailable", "Try again in a moment.");
    }
  };
}

function refuse(socket: Socket, next: (error: Error) => void, code: string, message: string): void {
  figures().refused.inc({ code });
  next(Object.assign(new Error(message), { data: { code } }));
  // The refusal is the last thing that this connection carries.
  setImmediate(() => socket.conn.close());
}
