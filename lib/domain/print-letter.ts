import type { CaseState } from "./case.ts";
import { judge } from "./contact-facts.ts";
import type { Reason } from "./contact-policy/index.ts";
import { type Context, gateOf } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { blockedFact, waitsUntil } from "./outgoing.ts";

/**
 * Judges a letter once more when its print batch closes: that is when it is sent. Quiet when it may go, and when there is no
 * such letter to stop: it was taken back, or its case does not know yet that it is in a batch. One that only has to wait
 * is written anew then.
 */
export function printLetter(contactId: string, state: CaseState, context: Context): NewEvent[] {
  const contact = state.contacts.find(({ id }) => id === contactId);
  if (contact?.channel !== "letter" || (contact.status !== "sent" && contact.status !== "returned")) return [];
  const { channel, purpose, recipient, automated, debtId } = contact;
  const proposal = { channel, purpose, recipient, automated, ...(debtId !== undefined && { debtId }) };
  const own = recipient === "customer" && context.elsewhere ? [ADDRESS_CHANGED] : [];
  const judged = judge(proposal, context.at, state, gateOf(context), own);
  if (judged.decision === "allow") return [];
  const fact = blockedFact(contactId, proposal, judged);
  return [{ ...fact, data: { ...fact.data, ...waitsUntil(contact, judged) } }];
}

const ADDRESS_CHANGED: Reason = {
  rule: "channel.contact-point-changed",
  citation: "Baton's default",
  message: "The address on record is not the one that the letter was written to.",
};
