import { e164Of } from "../../domain/phone-number.ts";
import { installationHash } from "../crypto.ts";

/** The keyed hash by which an address is found again, however it is written: a number, an email address, or the lines of a letter's. */
export function pointHash(address: string): Buffer {
  return installationHash("contact-point", e164Of(address) ?? address.trim().toLowerCase());
}
