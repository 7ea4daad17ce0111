/** Test kit: letters that are sent by the adapter. Only tests import it. */

import type { Outgoing } from "../adapters/adapter.ts";
import { letterAdapter, PRINT } from "../adapters/letter.ts";
import { givenReleased } from "../contacts/given-contact.ts";
import { settle } from "../contacts/settle.ts";

export const ADDRESS = "12 High Street\nLeeds\nLS6 1AA";

export function outgoing(reference: string, contactId: string, given: Partial<Outgoing> = {}): Outgoing {
  return {
    contactId,
    channel: "letter",
    to: ADDRESS,
    name: "Ruth Achterberg",
    subject: "Your account",
    text: "Dear Ruth Achterberg,\n\nPlease call us.",
    language: "en-GB",
    variant: "standard",
    reference,
    preferencesUrl: "https://baton.example/c/0123456789abcdef0123456789abcdef",
    ...given,
  };
}

/** Hands a message to the adapter, as the sending job does. */
export function sendLetter(message: Outgoing) {
  const adapter = letterAdapter();
  if (!adapter) throw new Error("letters are off");
  return adapter.send(message, new AbortController().signal);
}

/** A letter that its case knows of and that is in its batch. Returns its contact and its id. */
export async function givenLetter(
  ref: string,
  given: Partial<Outgoing> = {},
): Promise<{ contactId: string; letter: string }> {
  const contactId = await givenReleased(ref, { channel: "letter", to: ADDRESS, provider: PRINT });
  const sent = await sendLetter(outgoing(ref, contactId, given));
  if (sent.is !== "sent") throw new Error(`not sent: ${JSON.stringify(sent)}`);
  await settle(ref, contactId, { is: "sent", providerId: sent.providerId });
  return { contactId, letter: sent.providerId.replace("letter:", "") };
}
