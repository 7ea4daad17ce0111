import { buffer } from "node:stream/consumers";
import { domainToASCII } from "node:url";
import DKIM from "nodemailer/lib/dkim";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Dkim } from "../../mail-settings.ts";
import type { Outgoing } from "../adapter.ts";
import { htmlOf } from "./html-alternative.ts";
import type { MailAccount } from "./mail-account.ts";
import { bounceAddress, messageIdOf, replyAddress } from "./tagged-address.ts";

/** A message ready to be handed over: the exact bytes, and who stands on the envelope. */
export type Composed = { bytes: Buffer; messageId: string; envelope: { from: string; to: string } };

/** Longer ones are cut: some servers refuse the line, and whose mail it is says the address. */
const LONGEST_NAME = 100;
/** Receivers act on one click only where the signature covers the header that offers it (RFC 8058, 4). */
const SIGNED =
  "from:to:subject:date:message-id:reply-to:mime-version:content-type:content-language:list-unsubscribe:list-unsubscribe-post:auto-submitted";

/** The message as MIME, signed where there is a key. What may not become mail has been refused before (mail-faults.ts). */
export async function compose(
  message: Outgoing,
  account: Pick<MailAccount, "from" | "replyTo" | "dkim">,
): Promise<Composed> {
  const { from, replyTo, dkim } = account;
  const messageId = messageIdOf(message.contactId, from.domain);
  const to = asciiAddress(message.to);
  const composer = new MailComposer({
    from: { name: from.name, address: from.address },
    to: { name: [...message.name].slice(0, LONGEST_NAME).join(""), address: to },
    ...(replyTo && { replyTo: { name: from.name, address: replyAddress(message.contactId, replyTo) } }),
    subject: message.subject?.trim(),
    messageId: `<${messageId}>`,
    text: message.text.replaceAll(/\r\n?/g, "\n"),
    html: htmlOf(message),
    headers: headersOf(message),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  return {
    bytes: dkim ? await signed(bytes, dkim) : bytes,
    messageId,
    envelope: { from: bounceAddress(message.contactId, from.domain), to },
  };
}

/** A machine filled it in, so no machine need answer; and who wants no more of it needs one press. */
function headersOf({ preferencesUrl, language }: Outgoing) {
  const asItStands = (value: string) => ({ prepared: true, value });
  return {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
    "Content-Language": language,
    "List-Unsubscribe": asItStands(`<${preferencesUrl}>`),
    "List-Unsubscribe-Post": asItStands("List-Unsubscribe=One-Click"),
  };
}

function signed(bytes: Buffer, { domain, selector, privateKey }: Dkim): Promise<Buffer> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED });
  return buffer(signer.sign(bytes));
}

function asciiAddress(to: string): string {
  const at = to.lastIndexOf("@");
  return `${to.slice(0, at)}@${domainToASCII(to.slice(at + 1))}`;
}
