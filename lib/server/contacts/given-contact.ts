/** Test kit: a contact that was handed to its provider, as the record has it. Only tests import it. */
import { POINT_OF } from "../../domain/contact-facts.ts";
import { CONTACT_EXAMPLES } from "../../domain/given-contact-events.ts";
import { bodyHash } from "../crypto.ts";
import { inTransaction } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { appendFacts, lockCase } from "../event-store.ts";
import { SYSTEM } from "../identity.ts";
import { newId } from "../ids.ts";
import { pointOf } from "./point.ts";

type Given = { channel?: "sms" | "whatsapp" | "email" | "letter"; to: string; provider: string; providerId?: string };

/** Appends it to the case: planned, let go and, with `providerId`, sent. Returns its id. */
export async function givenReleased(ref: string, given: Given): Promise<string> {
  const { channel = "sms", to, provider, providerId } = given;
  const contactId = newId();
  const commandId = `given-${contactId}`;
  const directory = await currentDirectory();
  await inTransaction(async (client) => {
    const command = { type: "dispatch-contact", data: { contactId } } as const;
    const held = await lockCase(client, ref, SYSTEM.actor, { commandId, command });
    if (!held?.key || !held.state) throw new Error(`there is no case ${ref}`);
    const { "contact-scheduled": scheduled, "contact-released": released } = CONTACT_EXAMPLES;
    const debtId = held.state.debts[0]?.id;
    const content = { ...released.content, to };
    const point = { point: `\\x${pointOf(POINT_OF[channel], to).toString("hex")}`, provider };
    await appendFacts(
      client,
      { ...held, key: held.key, state: held.state },
      [
        { type: "contact-scheduled", data: { ...scheduled, contactId, channel, debtId, sendAt: held.now } },
        { type: "contact-released", data: { ...released, contactId, channel, debtId, provider, content } },
        ...(providerId ? [{ type: "contact-sent", data: { contactId, providerId } } as const] : []),
      ],
      {
        actor: SYSTEM.actor,
        commandId,
        body: bodyHash(held.key, commandId),
        directory,
        occurredAt: held.now,
        point,
      },
    );
  });
  return contactId;
}
