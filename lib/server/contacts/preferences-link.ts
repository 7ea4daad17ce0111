import { hash } from "node:crypto";
import type { SentChannel } from "../../domain/contact-words.ts";
import { env } from "../env.ts";
import { freshBytes } from "../fresh-bytes.ts";

/** Where the customer says what they prefer. Only the hash of its random part is kept: nobody finds it in the database. */
export function makePreferencesLink({ id, channel }: { id: string; channel: SentChannel }) {
  const token = freshBytes(32).toString("base64url");
  return {
    url: `${env().publicUrl}/c/${token}`,
    row: { hash: `\\x${linkHash(token).toString("hex")}`, contact_id: id, channel },
  };
}

/** What a link is found again by. */
export function linkHash(token: string): Buffer {
  return hash("sha256", token, "buffer");
}
