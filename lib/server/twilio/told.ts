/** What Twilio's webhooks say, in Baton's words. */
import { type Keyword, keywordOf } from "../../domain/contact-keywords.ts";
import { receiveMessage, settleByProvider } from "../contacts/incoming.ts";
import { isMessageSid, readAddress } from "./names.ts";
import { outcomeOfStatus } from "./statuses.ts";
import type { Told } from "./webhook-door.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A status callback. The contact is found by the message's id, or by its own in the address that we gave. */
export async function noteStatus({ form, query, account }: Told): Promise<{ known: boolean }> {
  const sid = form.get("MessageSid") ?? "";
  const status = form.get("MessageStatus") ?? "";
  const outcome = outcomeOfStatus(status, sid, form.get("ErrorCode") ?? "");
  if (!isMessageSid(sid) || !outcome) return { known: false };
  const contactId = query.get("contactId") ?? "";
  const which = UUID.test(contactId) ? { contactId } : sid;
  return { known: await settleByProvider(account.provider, which, outcome, `${sid}:${status}`) };
}

/** A message from a customer. */
export async function noteMessage({ form, account }: Told): Promise<{ known: boolean }> {
  const sid = form.get("MessageSid") ?? "";
  const { channel, number } = readAddress(form.get("From") ?? "");
  if (!isMessageSid(sid) || number === "") return { known: false };
  const text = textOf(form);
  const keyword = keywordSaid(form, text);
  return { known: await receiveMessage(account.provider, { channel, from: number, text, keyword, eventId: sid }) };
}

/** Where the messaging service reads keywords itself it says which one it was, whatever the words for it are there. */
function keywordSaid(form: URLSearchParams, text: string): Keyword | null {
  const said = form.get("OptOutType")?.toLowerCase();
  return said === "stop" || said === "start" || said === "help" ? said : keywordOf(text);
}

/** Pictures and the like stay at the provider; that there were some is said. */
function textOf(form: URLSearchParams): string {
  const media = Number(form.get("NumMedia") ?? 0);
  const attached = media > 0 ? `[${media} ${media === 1 ? "attachment" : "attachments"}]` : "";
  return [form.get("Body") ?? "", attached].filter(Boolean).join("\n");
}
