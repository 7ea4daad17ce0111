import { domainToASCII } from "node:url";
import { deceptiveHosts } from "../../../domain/look-alike.ts";
import type { Outgoing } from "../adapter.ts";

/** Why a message must not become mail. Trying again cannot help; nothing has left the house. */
export type MailFault =
  | "email.address-invalid"
  | "email.header-injection"
  | "email.subject-missing"
  | "email.too-large"
  | "email.deceptive-link";

const LONGEST_SUBJECT = 250;
const LONGEST_TEXT_BYTES = 100_000;
/** Ends a header line and begins another one, or hides what stands in it: no name and no subject has them. */
const UNFIT_FOR_HEADERS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The first thing that is wrong with it, or null. `hosts`: the sites that its links may lead to under names of their own. */
export function faultOf(message: Outgoing, hosts: readonly string[]): MailFault | null {
  const { to, name, subject, text, preferencesUrl, language, reference } = message;
  const inHeaders = [to, name, subject ?? "", preferencesUrl, language, reference];
  if (inHeaders.some((value) => UNFIT_FOR_HEADERS.test(value))) return "email.header-injection";
  if (!isAddress(to)) return "email.address-invalid";
  if (!subject?.trim()) return "email.subject-missing";
  if (subject.length > LONGEST_SUBJECT) return "email.too-large";
  if (Buffer.byteLength(text) > LONGEST_TEXT_BYTES) return "email.too-large";
  if (text.includes("\0")) return "email.header-injection";
  if (!isUrl(preferencesUrl)) return "email.header-injection";
  return deceptiveHosts(`${subject}\n${name}\n${text}`, hosts).length > 0 ? "email.deceptive-link" : null;
}

/** Whether mail can go there: one address, in letters that every server takes before the @. */
export function isAddress(to: string): boolean {
  const at = to.lastIndexOf("@");
  const local = to.slice(0, at);
  return at > 0 && at <= 64 && LOCAL_PART.test(local) && DOMAIN.test(domainToASCII(to.slice(at + 1)));
}

function isUrl(text: string): boolean {
  return text.length < 900 && /^https?:\/\/[^\s<>"]+$/.test(text) && URL.canParse(text);
}
