import { installationHash } from "../crypto.ts";

/** The keyed hash by which an address is found again: a number (E.164), an email address in any case, or the lines of a letter's. */
export function pointHash(address: string): Buffer {
  return installationHash("contact-point", address.trim().toLowerCase());
}
