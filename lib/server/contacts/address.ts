import { POINT_OF } from "../../domain/contact-facts.ts";
import type { SentChannel } from "../../domain/contact-words.ts";
import { e164Of } from "../../domain/phone-number.ts";
import { open } from "../crypto.ts";
import type { Client } from "../database.ts";
import type { HeldCase } from "../event-store.ts";
import { valueBound } from "../recording.ts";

type Held = Pick<HeldCase, "customerId"> & { state: NonNullable<HeldCase["state"]>; key: NonNullable<HeldCase["key"]> };
type To = { channel: SentChannel; recipient: string };

/** Where a contact goes: the customer's own address, or what the representative is reached by. Null when none is on record. */
export async function addressFor(client: Client, held: Held, { channel, recipient }: To): Promise<string | null> {
  const kind = POINT_OF[channel];
  const { jurisdiction, contactFacts } = held.state;
  const written =
    recipient === "customer"
      ? await customersOwn(client, held, kind)
      : recipient === "representative"
        ? fitting(channel, contactFacts.representative?.contact)
        : null;
  return kind === "phone" && written !== null ? (e164Of(written, jurisdiction) ?? written) : written;
}

async function customersOwn(client: Client, { customerId, key }: Held, kind: string): Promise<string | null> {
  const { rows } = await client.query<{ value: Buffer }>({
    name: "contact-address",
    text: "select value from customer_values where customer_id = $1 and kind = $2",
    values: [customerId, kind],
  });
  return rows[0] ? open<string>(key, rows[0].value, valueBound(customerId, kind)) : null;
}

/** One line says how a representative is reached: an email address, a number, or neither. */
function fitting(channel: SentChannel, contact: string | undefined): string | null {
  if (contact === undefined) return null;
  const isEmail = contact.includes("@");
  const isNumber = !isEmail && /^[+\d][\d ()-]{5,}$/.test(contact.trim());
  if (channel === "email") return isEmail ? contact.trim() : null;
  return channel !== "letter" && isNumber ? contact.trim() : null;
}
