/** What another system posts, signed as Standard Webhooks 1.0.0 says: https://www.standardwebhooks.com */
import { createHmac, timingSafeEqual } from "node:crypto";

export type Signed = { id: string; timestamp: string; signature: string };

/** Seconds that the clocks may differ, and that a signed message may be on its way. */
const TOLERANCE = 300;
const ID = /^[A-Za-z0-9_:-]{1,80}$/;
const SEVERAL = 8;

/** The three headers; empty where one is missing. */
export function signedHeaders(headers: Headers): Signed {
  const said = (name: string) => headers.get(`webhook-${name}`) ?? "";
  return { id: said("id"), timestamp: said("timestamp"), signature: said("signature") };
}

/** Whether the headers could be right at all: asked before a body is read. `now`: seconds. */
export function isTimely({ id, timestamp, signature }: Signed, now: number): boolean {
  return (
    ID.test(id) && /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= TOLERANCE && signature !== ""
  );
}

/** Whether one of the signatures is one of the secrets' for this body, in a time that does not tell how wrong it is. */
export function isSignedBy(
  secrets: readonly string[],
  { id, timestamp, signature }: Signed,
  body: Uint8Array,
): boolean {
  const said = signature
    .split(" ")
    .slice(0, SEVERAL)
    .map((one) => Buffer.from(one));
  const right = secrets.map((secret) => Buffer.from(signatureOf(secret, id, timestamp, body)));
  return right
    .flatMap((one) => said.map((other) => one.length === other.length && timingSafeEqual(one, other)))
    .includes(true);
}

export function signatureOf(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  return `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.`).update(body).digest("base64")}`;
}
