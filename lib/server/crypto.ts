/**
 * Keys and sealing. The master key wraps one data key per customer; everything personal is sealed under the customer's
 * own key, so destroying that key erases the customer. AES-256-GCM; layout: version 1 | iv 12 | tag 16 | ciphertext.
 */
import { createCipheriv, createDecipheriv, hash, hkdfSync } from "node:crypto";
import { freshBytes } from "./fresh-bytes.ts";
import { hmac, type Pads, padsOf } from "./hmac.ts";
import { processWide } from "./process-wide.ts";

const VERSION = 1;
const IV = 12;
const TAG = 16;

/** The unwrapped data key of a customer, with the key that compares command bodies derived from it. */
export type CustomerKey = { data: Buffer; compare: Buffer };

/** A fresh customer key, and the same wrapped for storage. */
export function makeCustomerKey(customerId: string): { key: CustomerKey; wrapped: Buffer } {
  const data = freshBytes(32);
  return { key: withCompare(data), wrapped: sealBytes(masterKey(), data, `customer:${customerId}`) };
}

export function openCustomerKey(customerId: string, wrapped: Buffer): CustomerKey {
  return withCompare(openBytes(masterKey(), wrapped, `customer:${customerId}`));
}

/** Seals a JSON value under the customer's key. `bound` names the place it belongs to and must be given again to open. */
export function seal(key: CustomerKey, value: unknown, bound: string): Buffer {
  return sealBytes(key.data, Buffer.from(JSON.stringify(value)), bound);
}

export function open<T>(key: CustomerKey, sealed: Buffer, bound: string): T {
  return JSON.parse(openBytes(key.data, sealed, bound).toString("utf8"));
}

/** Seals bytes under the installation's key, for what belongs to no one customer yet (staged import rows). */
export function sealForInstallation(value: unknown, bound: string): Buffer {
  return sealBytes(derived("staging"), Buffer.from(JSON.stringify(value)), bound);
}

export function openForInstallation<T>(sealed: Buffer, bound: string): T {
  return JSON.parse(openBytes(derived("staging"), sealed, bound).toString("utf8"));
}

/** Keyed hash of a customer's reference in its source: finds the customer again without storing the reference in clear. */
export function referenceHash(source: string, reference: string): Buffer {
  return hmac(pads("reference"), JSON.stringify([source, reference]));
}

/** Keyed hash of any text under the installation's key; `purpose` keeps the uses apart. */
export function installationHash(purpose: string, text: string): Buffer {
  return hmac(pads(purpose), text);
}

/** What a repeated command is compared by: an HMAC that dies with the customer's key. */
export function bodyHash(key: CustomerKey, body: string): Buffer {
  return hmac(padsOf(key.compare), body);
}

export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

export function makeSalt(): string {
  return freshBytes(32).toString("base64url");
}

/** The commitment that stands in a stored event: base64url(sha256(salt ‖ utf8 value)). */
export function commitmentOf(salt: string, value: string): string {
  return hash("sha256", Buffer.concat([Buffer.from(salt, "base64url"), Buffer.from(value)]), "base64url");
}

function sealBytes(key: Buffer, plain: Buffer, bound: string): Buffer {
  const iv = freshBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
}

function openBytes(key: Buffer, sealed: Buffer, bound: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error("This was sealed by another version of Baton.");
  const iv = sealed.subarray(1, 1 + IV);
  const tag = sealed.subarray(1 + IV, 1 + IV + TAG);
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
}

function withCompare(data: Buffer): CustomerKey {
  return { data, compare: Buffer.from(hkdfSync("sha256", data, "", "baton compare", 32)) };
}

function masterKey(): Buffer {
  return processWide("master-key", () => {
    const key = Buffer.from(process.env.BATON_MASTER_KEY ?? "", "base64");
    if (key.length !== 32) throw new Error("BATON_MASTER_KEY must be 32 bytes in base64.");
    return key;
  });
}

function derived(purpose: string): Buffer {
  return processWide(`key-${purpose}`, () => Buffer.from(hkdfSync("sha256", masterKey(), "", `baton ${purpose}`, 32)));
}

/** Kept by this module alone: every bundle may make its own out of the same key. */
const ready = new Map<string, Pads>();

function pads(purpose: string): Pads {
  const known = ready.get(purpose);
  if (known) return known;
  const made = padsOf(derived(purpose));
  ready.set(purpose, made);
  return made;
}
