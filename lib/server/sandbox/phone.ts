/** A demo customer's phone: what came to a number, and answering from it. */
import { segmentsOf } from "../../domain/sms-segments.ts";
import { pointOf } from "../contacts/point.ts";
import { env } from "../env.ts";
import { Problem } from "../problem.ts";
import { type Account, sandboxAccount } from "../twilio/account.ts";
import { addressOn } from "../twilio/names.ts";
import { keepMessage, messagesAt, type SandboxMessage } from "./messages.ts";
import { newSid } from "./twilio-api.ts";
import { callSigned } from "./twilio-receipts.ts";

/** Texts and WhatsApp messages to and from the number (E.164), newest first. */
export async function sandboxMessagesFor(number: string): Promise<SandboxMessage[]> {
  requireSandbox();
  const all = await messagesAt([pointOf("phone", number)]);
  return all.filter(({ channel }) => channel !== "email");
}

/** The customer writes from their phone: kept, and told to Baton by the signed webhook that a provider would send. */
export async function replyAsCustomer(
  number: string,
  text: string,
  channel: "sms" | "whatsapp",
): Promise<SandboxMessage> {
  const account = requireSandbox();
  const from = addressOn(channel, number);
  const to = addressOn(channel, account.from[channel] ?? "");
  const sid = newSid();
  const message = await keepMessage({
    channel,
    direction: "from-customer",
    point: pointOf("phone", number),
    providerId: sid,
    said: { to, from, text, status: "received" },
  });
  await callSigned(account, `${env().publicUrl}/api/webhooks/twilio`, {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: account.accountSid,
    ApiVersion: "2010-04-01",
    From: from,
    To: to,
    Body: text,
    NumMedia: "0",
    NumSegments: String(segmentsOf(text).segments),
    SmsStatus: "received",
    ...(channel === "whatsapp" && { WaId: number.replace("+", "") }),
  });
  return message;
}

function requireSandbox(): Account {
  const account = sandboxAccount();
  if (!account) throw new Problem(404, "not-found", "There is no sandbox here.");
  return account;
}
