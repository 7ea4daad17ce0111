/** What providers tell: receipts, and messages of customers. Each becomes an ordinary command, once, however often it is told. */
import type { Command } from "../../domain/commands.ts";
import type { ContactOutcome } from "../../domain/contact-commands.ts";
import type { Channel } from "../../domain/contact-policy/input.ts";
import type { EventData } from "../../domain/events.ts";
import { maskOf } from "../../domain/mask.ts";
import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { runCommand } from "../run-command.ts";
import { pointOf } from "./point.ts";

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
  inReplyTo?: Told;
};
type Place = { ref: string; contactId: string; customerId: string };

/** Whether there is such a contact; what it comes to is the case's to decide. */
export async function settleByProvider(
  provider: string,
  told: Told,
  outcome: ContactOutcome,
  eventId: string,
): Promise<boolean> {
  const place = await placeOf(provider, told);
  if (!place) return false;
  const command = { type: "settle-contact", data: { contactId: place.contactId, outcome } } as const;
  await give(provider, place.ref, `${provider}:${eventId}`, command);
  return true;
}

/** Records a customer's message on the case that it answers, of every customer who has this address. Returns on how many. */
export async function receiveMessage(message: Incoming): Promise<number> {
  const { provider, eventId, channel, from, text, keyword } = message;
  const places = await placesOf(message);
  for (const { ref, contactId } of places) {
    const mask = maskOf(channel === "email" ? "email" : "phone", from);
    const inReplyTo = contactId === "" ? undefined : contactId;
    const data = {
      messageId: newId(),
      channel,
      from: mask,
      text,
      ...(keyword && { keyword }),
      ...(inReplyTo && { inReplyTo }),
    };
    await give(provider, ref, `${provider}:${eventId}`, { type: "receive-message", data }, { channel, from, text });
  }
  return places.length;
}

/** `said`: what a repeat is compared by, where the command has ids of its own. */
export async function give(
  provider: string,
  ref: string,
  commandId: string,
  command: Command,
  said: unknown = command.data,
) {
  const by: Identity = { actor: { kind: "gateway", id: provider } };
  return runCommand(by, ref, { commandId: `${commandId}:${ref}`, command, said: { type: command.type, data: said } });
}

async function placesOf({ provider, inReplyTo, channel, from }: Incoming): Promise<Place[]> {
  const answered = inReplyTo && (await placeOf(provider, inReplyTo));
  return answered ? [answered] : placesByPoint(channel === "email" ? "email" : "phone", from);
}

const PLACE = `select c.ref, h.id as "contactId", h.customer_id as "customerId"
  from customer_contacts h join cases c on c.id = h.case_id`;

async function placeOf(provider: string, told: Told): Promise<Place | null> {
  const { rows } =
    "contactId" in told
      ? await pool().query<Place>(`${PLACE} where h.id = $1`, [told.contactId])
      : await pool().query<Place>(`${PLACE} where h.provider = $1 and h.provider_id = $2`, [provider, told.providerId]);
  return rows[0] ?? null;
}

/** The last contact with each customer at this address. */
async function placesByPoint(kind: "email" | "phone", from: string): Promise<Place[]> {
  const { rows } = await pool().query<Place>(
    `select * from (select distinct on (h.customer_id) c.ref, h.id as "contactId", h.customer_id as "customerId"
       from customer_contacts h join cases c on c.id = h.case_id where h.point = $1 order by h.customer_id, h.at desc) one
     order by one."customerId"`,
    [pointOf(kind, from)],
  );
  return rows;
}
