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
  const which = UUID.test(contactId) ? { contactId } : { providerId: sid };
  return { known: await settleByProvider(account.provider, which, outcome, `${sid}:${status}`) };
}

/** A message from a customer. */
export async function noteMessage({ form, account }: Told): Promise<{ known: boolean }> {
  const sid = form.get("MessageSid") ?? "";
  const { channel, number } = readAddress(form.get("From") ?? "");
  if (!isMessageSid(sid) || number === "") return { known: false };
  const text = textOf(form);
  const told = { provider: account.provider, eventId: sid, channel, from: number, text };
  const places = await receiveMessage({ ...told, ...keywordIn(form, text) });
  return { known: places > 0 };
}

/** Where the messaging service reads keywords itself it says which one it was, whatever the words for it are there, and has answered. */
function keywordIn(form: URLSearchParams, text: string): { keyword?: Keyword; answered?: boolean } {
  const said = form.get("OptOutType")?.toLowerCase();
  if (said === "stop" || said === "start" || said === "help") return { keyword: said, answered: true };
  const keyword = keywordOf(text);
  return keyword ? { keyword } : {};
}

/** Pictures and the like stay at the provider; that there were some is said. */
function textOf(form: URLSearchParams): string {
  const media = Number(form.get("NumMedia") ?? 0);
  const attached = media > 0 ? `[${media} ${media === 1 ? "attachment" : "attachments"}]` : "";
  return [form.get("Body") ?? "", attached].filter(Boolean).join("\n");
}
