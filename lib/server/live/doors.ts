import { identifyKey, secretName } from "../api-keys.ts";
import { sessionFromCookies } from "../sessions.ts";
import type { Doors } from "./handshake.ts";

/** The doors of an installation: the sessions of its people, and its keys. */
export const doors: Doors = {
  bySession: async (headers) => {
    const session = await sessionFromCookies(headers);
    return session && { identity: { actor: { kind: "user", id: session.person.id } }, session: session.id };
  },
  byKey: async (token) => {
    const identity = await identifyKey(token);
    if (!identity) return null;
    // The key of the environment cannot be revoked.
    return identity.actor.id === "env" ? { identity } : { identity, key: secretName(token) };
  },
};
