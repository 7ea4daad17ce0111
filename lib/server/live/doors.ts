import { timingSafeEqual } from "node:crypto";
import { sha256 } from "../crypto.ts";
import { env } from "../env.ts";
import type { Doors } from "./handshake.ts";

/** The doors of an installation: the sessions of its people, and its keys. */
export const doors: Doors = {
  bySession: async () => null,
  byKey: async (token) => {
    const { apiKey } = env();
    const known = apiKey !== null && timingSafeEqual(Buffer.from(sha256(token)), Buffer.from(sha256(apiKey)));
    return known ? { identity: { actor: { kind: "api", id: "env" }, scopes: ["read", "write"] } } : null;
  },
};
