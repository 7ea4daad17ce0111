import { keywordOf } from "../../../domain/contact-keywords.ts";
import { receiveMessage, settleByProvider } from "../../contacts/incoming.ts";
import type { MailAccount } from "./mail-account.ts";
import { type ReadMail, readMail } from "./read-mail.ts";

/** Does what a mail that came back says. Returns whether it is about something here. `eventId`: the same again is nothing. */
export async function receiveMail(account: MailAccount, raw: Uint8Array, eventId: string): Promise<boolean> {
  const { provider, from } = account;
  const read = await readMail(raw, from.domain);
  if (read.is === "nothing") return false;
  if (read.is === "report") return settleByProvider(provider, { contactId: read.contactId }, read.outcome, eventId);
  return (await receiveMessage({ provider, eventId, channel: "email", ...messageIn(read) })) > 0;
}

/**
 * Who says stop is heard whoever they are; to take it back more than an address is needed that anybody can write on a
 * letter, and a "yes" answers whatever we asked.
 */
function messageIn({ contactId, from, text }: Extract<ReadMail, { is: "letter" }>) {
  const stops = keywordOf(text) === "stop";
  return { from, text, ...(stops && { keyword: "stop" as const }), ...(contactId && { inReplyTo: { contactId } }) };
}
