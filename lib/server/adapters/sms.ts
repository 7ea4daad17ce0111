/** Texts and WhatsApp messages over Twilio's API: https://www.twilio.com/docs/messaging/api/message-resource */
import { e164Of } from "../../domain/phone-number.ts";
import { faultOfText } from "../../domain/sms-text.ts";
import { env } from "../env.ts";
import { log, traitsOf } from "../log.ts";
import { type Account, twilioAccount } from "../twilio/account.ts";
import { addressOn, isMessageSid } from "../twilio/names.ts";
import { outcomeOfBreak, outcomeOfRefusal } from "../twilio/refusals.ts";
import { askTwilio, errorOf, jsonOf } from "../twilio/request.ts";
import type { Adapter, Outgoing, SendOutcome } from "./adapter.ts";
import { findMessage } from "./sms-find.ts";
import { receiptOf } from "./sms-receipt.ts";

export type TextChannel = "sms" | "whatsapp";

/** Sends on this channel through the account that is set up; null when there is none. */
export function smsAdapter(channel: TextChannel, account = twilioAccount()): Adapter | null {
  const from = account?.from[channel];
  if (!account || !from) return null;
  return {
    provider: account.provider,
    perSecond: account.perSecond,
    send: (message, signal) => sendMessage(account, from, message, signal),
    find: (message, since) => findMessage(account, message, since),
    receipt: (providerId) => receiptOf(account, providerId),
  };
}

async function sendMessage(
  account: Account,
  from: string,
  message: Outgoing,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const number = e164Of(message.to);
  if (!number) return { is: "refused", code: "invalid-number", permanent: true };
  const fault = faultOfText(message.text);
  if (fault) return { is: "refused", code: fault, permanent: true };
  if (signal.aborted) return { is: "refused", code: "interrupted", permanent: false };
  const form = {
    To: addressOn(message.channel, number),
    ...senderOn(message.channel, from),
    Body: message.text,
    StatusCallback: statusCallback(message.contactId),
  };
  try {
    return await outcomeOf(await askTwilio(account, "Messages.json", { method: "POST", form, signal }));
  } catch (error) {
    log().warn({ contactId: message.contactId, error: traitsOf(error) }, "a text got no whole answer");
    return outcomeOfBreak(error);
  }
}

/** Taken without an id that we can read: it is there, and only its receipt or a look into the list says under which name. */
async function outcomeOf(response: Response): Promise<SendOutcome> {
  if (!response.ok) return outcomeOfRefusal(response.status, await errorOf(response, Date.now()));
  const sid = (await jsonOf(response))?.sid;
  return typeof sid === "string" && isMessageSid(sid) ? { is: "sent", providerId: sid } : { is: "unknown" };
}

function senderOn(channel: Outgoing["channel"], from: string): Record<string, string> {
  return from.startsWith("MG") ? { MessagingServiceSid: from } : { From: addressOn(channel, from) };
}

/**
 * Where the receipt comes: it names the contact, so that also one whose answer was lost is found again. The fragment asks
 * for more tries than the one that Twilio makes by itself (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 */
function statusCallback(contactId: string): string {
  return `${env().publicUrl}/api/webhooks/twilio/status?contactId=${encodeURIComponent(contactId)}#rc=5&rp=5xx,ct,rt`;
}
