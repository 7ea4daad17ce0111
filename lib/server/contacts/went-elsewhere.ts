import type { Command } from "../../domain/commands.ts";
import { POINT_OF } from "../../domain/contact-facts.ts";
import type { SentChannel } from "../../domain/contact-words.ts";
import type { Client } from "../database.ts";
import type { HeldCase } from "../event-store.ts";
import { addressFor } from "./address.ts";
import { pointOf } from "./point.ts";

type Held = HeldCase & { state: NonNullable<HeldCase["state"]>; key: NonNullable<HeldCase["key"]> };

/** The contact of a command that says that something came back; null for every other. */
export function cameBack(command: Command): string | null {
  if (command.type === "return-letter") return command.data.contactId;
  return command.type === "settle-contact" && command.data.outcome.is === "bounced" ? command.data.contactId : null;
}

/** Whether a contact went to an address that is not the customer's own now. It comes back days or weeks later. */
export async function wentElsewhere(client: Client, held: Held, contactId: string): Promise<boolean> {
  const { rows } = await client.query<{ point: Buffer; channel: SentChannel }>({
    name: "went-to",
    text: "select point, channel from customer_contacts where customer_id = $2 and id::text = $1 and point is not null",
    values: [contactId, held.customerId],
  });
  const [went] = rows;
  if (!went) return false;
  const own = await addressFor(client, held, { channel: went.channel, recipient: "customer" });
  return own === null || !pointOf(POINT_OF[went.channel], own).equals(went.point);
}
