import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * `X-Twilio-Signature`: base64 of HMAC-SHA1 by the auth token over the address and, sorted by name, each parameter's name
 * and value; of values of one name each once, sorted (https://www.twilio.com/docs/usage/security).
 */
export function signatureOf(token: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].sort();
  const said = names.map((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value));
  return createHmac("sha1", token)
    .update(url + said.flat().join(""))
    .digest("base64");
}

/** Whether this signature is the token's for one of these addresses, in a time that does not tell how wrong it is. */
export function isSigned(signature: string, token: string, urls: string[], form: URLSearchParams): boolean {
  const said = Buffer.from(signature);
  return urls
    .map((url) => Buffer.from(signatureOf(token, url, form)))
    .some((right) => right.length === said.length && timingSafeEqual(right, said));
}
