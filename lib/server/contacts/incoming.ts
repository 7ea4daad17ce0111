/** What providers tell: receipts, and messages of customers. Each becomes an ordinary command, once, however often it is told. */
import type { ContactOutcome } from "../../domain/contact-commands.ts";
import type { Channel } from "../../domain/contact-policy/input.ts";
import type { EventData } from "../../domain/events.ts";
import { maskOf } from "../../domain/mask.ts";
import { pool } from "../database.ts";
import { newId } from "../ids.ts";
import { actOnKeyword } from "./keyword-acts.ts";
import { giveOnce } from "./told-once.ts";
import { having, type Place, writtenTo } from "./whose-address.ts";

/** How a provider names a contact: by its own id for it, or by ours that it carried along. */
export type Told = { providerId: string } | { contactId: string };
/** `eventId`: what the provider calls this telling; the same again is nothing. */
export type Incoming = {
  provider: string;
  eventId: string;
  channel: Channel;
  from: string;
  text: string;
  keyword?: EventData["message-received"]["keyword"];
  /** The provider has answered the keyword itself. */
  answered?: boolean;
  inReplyTo?: Told;
};

/** Whether there is such a contact; what it comes to is the case's to decide. */
export async function settleByProvider(
  provider: string,
  told: Told,
  outcome: ContactOutcome,
  eventId: string,
): Promise<boolean> {
  const place = await placeOf(provider, told);
  if (!place?.contactId) return false;
  const command = { type: "settle-contact", data: { contactId: place.contactId, outcome } } as const;
  await giveOnce(provider, place.ref, eventId, command);
  return true;
}

/**
 * Records a customer's message and does what its keyword asks. It stands on the case that it answers: that of our last
 * message to the address. Where we never wrote to it, on a case of every customer who has it, because any of them may have
 * written. Returns on how many.
 */
export async function receiveMessage(message: Incoming): Promise<number> {
  const { channel, from, inReplyTo, provider } = message;
  const answered = inReplyTo ? await placeOf(provider, inReplyTo) : null;
  const known = answered ? [answered] : await writtenTo(channel, from);
  const [last] = known;
  const owners = !last || message.keyword ? await having(channel, from, known) : [];
  // Who answers by what only the one we wrote to was sent speaks for them, whatever address they write from.
  if (answered && !owners.some(({ customerId }) => customerId === answered.customerId)) owners.push(answered);
  const places = last ? [last] : owners;
  for (const place of places)
    await record(message, place, last ? message.eventId : `${message.eventId}:${place.customerId}`);
  await actOnKeyword(message, { answered: places[0] ?? null, owners });
  return places.length;
}

/** `eventId`: what answers us is one thing, whoever was written to meanwhile; else one for each who may have written. */
async function record(message: Incoming, { ref, contactId }: Place, eventId: string): Promise<void> {
  const { provider, channel, from, text, keyword } = message;
  const data = {
    messageId: newId(),
    channel,
    from: maskOf(channel === "email" ? "email" : "phone", from),
    text,
    ...(keyword && { keyword }),
    ...(contactId !== null && { inReplyTo: contactId }),
  };
  const said = { channel, from, text };
  await giveOnce(provider, ref, eventId, { type: "receive-message", data }, said);
}

async function placeOf(provider: string, told: Told): Promise<Place | null> {
  const [column, value] = "contactId" in told ? ["id", told.contactId] : ["provider_id", told.providerId];
  const { rows } = await pool().query<Place>(
    `select c.ref, h.customer_id as "customerId", h.id as "contactId"
     from customer_contacts h join cases c on c.id = h.case_id join customers k on k.id = h.customer_id
     where h.${column} = $1 and ($2 or h.provider = $3) and k.key is not null`,
    [value, column === "id", provider],
  );
  return rows[0] ?? null;
}
