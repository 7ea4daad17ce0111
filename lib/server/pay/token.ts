/** The token of a pay link: the link's id and its seal. Nothing in the database opens a page, and the desk can show a link again. */
import { timingSafeEqual } from "node:crypto";
import { installationHash } from "../crypto.ts";
import { env } from "../env.ts";

const ID_BYTES = 16;
/** Half of HMAC-SHA-256 (RFC 2104, 5): every character of a link is paid for in a text message. */
const SEAL_BYTES = 16;
/** 32 bytes; the last character has two bits to spare, which are zero in ours. */
const TOKEN = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

export function payUrl(linkId: string): string {
  return `${env().publicUrl}/pay/${payToken(linkId)}`;
}

export function payToken(linkId: string): string {
  return Buffer.concat([bytesOf(linkId), sealOf(linkId)]).toString("base64url");
}

/** Whether it has a token's shape; the steps of the page have shorter names. */
export function isTokenShaped(text: string): boolean {
  return TOKEN.test(text);
}

/** The link's id; null for what we did not make. */
export function linkIdOf(token: string): string | null {
  if (!isTokenShaped(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const linkId = uuidOf(bytes.subarray(0, ID_BYTES));
  return timingSafeEqual(bytes.subarray(ID_BYTES), sealOf(linkId)) ? linkId : null;
}

function sealOf(linkId: string): Buffer {
  return installationHash("pay-link", `pay-link:${linkId}`).subarray(0, SEAL_BYTES);
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll("-", ""), "hex");
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
