/**
 * Keys and sealing. The master key wraps one data key per customer, and the installation's own; everything personal is
 * sealed under the customer's own key, so destroying that key erases the customer. Nothing is derived from the master key
 * itself: it can be changed for another while all that is stored stays as it is.
 */
import { hash, hkdfSync } from "node:crypto";
import { freshBytes } from "./fresh-bytes.ts";
import { hmac, type Pads, padsOf } from "./hmac.ts";
import { processWide } from "./process-wide.ts";
import { openBytes, sealBytes } from "./sealed-bytes.ts";
import { unwrapKey, wrapKey } from "./wrapped-keys.ts";

/** The unwrapped data key of a customer, with the key that compares command bodies derived from it. */
export type CustomerKey = { data: Buffer; compare: Buffer };

/** A fresh customer key, and the same wrapped for storage. */
export function makeCustomerKey(customerId: string): { key: CustomerKey; wrapped: Buffer } {
  const data = freshBytes(32);
  return { key: withCompare(data), wrapped: wrapKey(data, boundTo(customerId)) };
}

export function openCustomerKey(customerId: string, wrapped: Buffer): CustomerKey {
  return withCompare(unwrapKey(wrapped, boundTo(customerId)).plain);
}

/** The place that a customer's wrapped key belongs to. */
export function boundTo(customerId: string): string {
  return `customer:${customerId}`;
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

/** What compares is derived when a command asks for it: a list opens dozens of keys and compares nothing. */
function withCompare(data: Buffer): CustomerKey {
  let compare: Buffer | undefined;
  return {
    data,
    get compare() {
      compare ??= Buffer.from(hkdfSync("sha256", data, "", "baton compare", 32));
      return compare;
    },
  };
}

/** Opened by whoever starts this process (installation-key.ts), and handed on to its children. */
function installationKey(): Buffer {
  return processWide("installation-key", () => {
    const key = Buffer.from(process.env.BATON_INSTALLATION_KEY ?? "", "base64");
    if (key.length !== 32) throw new Error("The installation's key has not been opened: the start opens it.");
    return key;
  });
}

function derived(purpose: string): Buffer {
  const made = () => Buffer.from(hkdfSync("sha256", installationKey(), "", `baton ${purpose}`, 32));
  return processWide(`key-${purpose}`, made);
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
