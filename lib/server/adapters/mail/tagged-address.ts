/** Addresses that say which contact a message belongs to (VERP), so that a bounce and an answer find their way back. */
import { timingSafeEqual } from "node:crypto";
import { installationHash } from "../../crypto.ts";

/** What comes back to it: `bounce` stands in the envelope, `reply` in Reply-To. */
export type Way = "bounce" | "reply";

/** `bounce+<contactId>.<mac>@domain`: nobody who has not been sent it can make one. Case does not count in it. */
export function bounceAddress(contactId: string, domain: string): string {
  return `bounce+${tag("bounce", contactId)}@${domain}`;
}

/** The address that answers go to, with the contact's tag. */
export function replyAddress(contactId: string, replyTo: string): string {
  const at = replyTo.lastIndexOf("@");
  return `${replyTo.slice(0, at)}+${tag("reply", contactId)}${replyTo.slice(at)}`;
}

/** The contact that a tagged address belongs to; null for any other address. */
export function contactOf(address: string): { way: Way; contactId: string } | null {
  const [, local = "", hex = "", mac = ""] = /^([^@]*)\+([0-9a-f]{32})\.([0-9a-f]{12})@/i.exec(address) ?? [];
  if (!hex) return null;
  const contactId = withDashes(hex.toLowerCase());
  const way: Way = local.toLowerCase() === "bounce" ? "bounce" : "reply";
  return timingSafeEqual(Buffer.from(mac.toLowerCase()), Buffer.from(macOf(way, contactId)))
    ? { way, contactId }
    : null;
}

/** The Message-ID of a contact, without its brackets: what a server answers to and names in its reports. */
export function messageIdOf(contactId: string, domain: string): string {
  return `${contactId}@${domain}`;
}

/** The contact of a Message-ID that we made. */
export function contactOfMessageId(messageId: string, domain: string): string | null {
  const [, contactId, of] =
    /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^<>\s]+?)>?$/i.exec(messageId.trim()) ?? [];
  return contactId && of?.toLowerCase() === domain ? contactId.toLowerCase() : null;
}

// Without its dashes: what stands before the @ may have 64 characters.
function tag(way: Way, contactId: string): string {
  return `${contactId.replaceAll("-", "")}.${macOf(way, contactId)}`;
}

function macOf(way: Way, contactId: string): string {
  return installationHash(`mail-${way}`, contactId).toString("hex").slice(0, 12);
}

function withDashes(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
