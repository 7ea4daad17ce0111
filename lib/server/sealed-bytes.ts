/** AES-256-GCM. Layout: version 1 | iv 12 | tag 16 | ciphertext. `bound` names the place and must be given again to open. */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { freshBytes } from "./fresh-bytes.ts";

const VERSION = 1;
const IV = 12;
const TAG = 16;

export function sealBytes(key: Buffer, plain: Buffer, bound: string): Buffer {
  const iv = freshBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
}

/** Throws when the key, the place or a single bit is another. */
export function openBytes(key: Buffer, sealed: Buffer, bound: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error("This was sealed by another version of Baton.");
  const iv = sealed.subarray(1, 1 + IV);
  const tag = sealed.subarray(1 + IV, 1 + IV + TAG);
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
}
