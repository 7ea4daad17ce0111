/** Contacts that Baton sends: planned, judged when they go out, and answered. `dispatch` is the one place where one is let go. */
import { plusMinutes } from "./calendar.ts";
import type { CaseState, OutgoingContact } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import { type Judged, judge, type Proposal } from "./contact-facts.ts";
import { type Context, gateOf, messageOf, requireDebt } from "./context.ts";
import type { EventData, NewEvent } from "./events.ts";
import { RANK } from "./outgoing-state.ts";
import { payLinkMade } from "./pay-links.ts";
import { OPTED_OUT_AT_PROVIDER } from "./provider-codes.ts";
import { Refusal } from "./refusal.ts";

/** A person has so long to take back what they sent. */
export const SECONDS_TO_CANCEL = 15;
/** What the law only puts off waits for it by itself, so long at most. */
const HOURS_TO_WAIT = 72;
const LATEST_DAYS = 90;

/** Plans a message, or records that the gate would not let it go. It is judged again when it is sent. */
export function scheduleContact(data: CommandOf<"schedule-contact">, state: CaseState, context: Context): NewEvent[] {
  requireDebt(state, data.debtId);
  const sendAt = data.sendAt ?? soon(context);
  if (sendAt < context.at) throw new Refusal("in-the-past", "Choose a time in the future.", { sendAt });
  if (sendAt > plusMinutes(context.at, LATEST_DAYS * 24 * 60))
    throw new Refusal("too-far-ahead", `Nothing is planned more than ${LATEST_DAYS} days ahead.`, { sendAt });
  const message = messageOf(context);
  if (message.channel !== data.channel || !message.purposes.includes(data.purpose))
    throw new Refusal("wrong-template", "This template is for another channel or purpose.", {
      template: data.template,
    });
  const { channel, purpose, recipient = "customer", debtId, inputs } = data;
  const automated = context.actor.kind !== "user";
  const proposal = { channel, purpose, recipient, automated, ...(debtId !== undefined && { debtId }) };
  const asked = { ...proposal, optOutOffered: message.optOutOffered };
  const judged = judge(asked, sendAt, state, gateOf(context), message.missing);
  const contactId = context.newId();
  if (judged.decision !== "allow") return [blockedFact(contactId, proposal, judged)];
  const { template } = message;
  return [{ type: "contact-scheduled", data: { contactId, ...proposal, sendAt, template, ...(inputs && { inputs }) } }];
}

function soon({ actor, at }: Context): string {
  return actor.kind === "user" ? plusMinutes(at, SECONDS_TO_CANCEL / 60) : at;
}

/** What has not gone; of what has, only a letter that still waits for its printer. */
export function cancelContact(
  { contactId }: CommandOf<"cancel-contact">,
  state: CaseState,
  { letterWaits = false }: Pick<Context, "letterWaits">,
): NewEvent[] {
  const contact = requireContact(state, contactId);
  const waits =
    contact.status === "scheduled" || contact.status === "parked" || (contact.status === "sent" && letterWaits);
  if (!waits) throw new Refusal("too-late", "It is on its way, or has ended.", { status: contact.status });
  return [{ type: "contact-cancelled", data: { contactId, why: "person" } }];
}

/** Somebody who has looked at it lets it be tried again: one that is stuck, blocked, failed, or of which nobody knows. */
export function retryContact(
  { contactId }: CommandOf<"retry-contact">,
  state: CaseState,
  context: Context,
): NewEvent[] {
  const contact = requireContact(state, contactId);
  if (!["parked", "blocked", "failed", "unknown"].includes(contact.status))
    throw new Refusal("not-stuck", "Only what is stuck, blocked, failed or unknown is tried again.", {
      status: contact.status,
    });
  return [{ type: "contact-retried", data: { contactId, sendAt: soon(context) } }];
}

/**
 * Lets a contact go that is due, or blocks it: the gate is asked with what is so at this moment. Quiet when there is
 * nothing to let go: it was cancelled, waits for later, or is on its way.
 */
export function dispatchContact(contactId: string, state: CaseState, context: Context): NewEvent[] {
  const contact = state.contacts.find(({ id }) => id === contactId);
  if (contact?.status !== "scheduled" || contact.sendAt > context.at) return [];
  const { channel, purpose, recipient, automated, debtId } = contact;
  const message = messageOf(context);
  const proposal = { channel, purpose, recipient, automated, ...(debtId !== undefined && { debtId }) };
  const asked = { ...proposal, optOutOffered: message.optOutOffered };
  const judged = judge(asked, context.at, state, gateOf(context), message.missing);
  if (judged.decision !== "allow") {
    const fact = blockedFact(contactId, proposal, judged);
    return [{ ...fact, data: { ...fact.data, ...waitsUntil(contact, judged) } }];
  }
  const { content, provider, template, payLink } = message;
  if (!content || !provider) throw new Error("A message is rendered before it is let go.");
  const attempt = contact.attempts + 1;
  const { pack } = judged;
  const released = { contactId, attempt, ...proposal, template, pack, provider, content, basis: basisOf(judged) };
  // The link is there before the message that leads to it.
  return [...(payLink ? [payLinkMade(payLink)] : []), { type: "contact-released", data: released }];
}

/** When what was planned is asked again by itself; empty where it is not. */
export function waitsUntil({ plannedFor }: OutgoingContact, { decision, until }: Judged): { retryAt?: string } {
  if (decision !== "defer" || until === undefined) return {};
  return until <= plusMinutes(plannedFor, HOURS_TO_WAIT * 60) ? { retryAt: until } : {};
}

/** What became of a contact. Late, repeated and contradictory receipts end the same in any order: the furthest stands. */
export function settleContact(contactId: string, outcome: ContactOutcome, state: CaseState, where: Where): NewEvent[] {
  const contact = state.contacts.find(({ id }) => id === contactId);
  if (!contact) return [];
  const further = (status: keyof typeof RANK) => RANK[status] > RANK[contact.status];
  switch (outcome.is) {
    case "sent":
      return contact.attempts > 0 && contact.providerId === undefined && !isTakenBack(contact)
        ? [{ type: "contact-sent", data: { contactId, providerId: outcome.providerId } }]
        : [];
    case "put-off":
      return contact.status === "sending"
        ? [{ type: "contact-put-off", data: { contactId, code: outcome.code, retryAt: outcome.retryAt } }]
        : [];
    case "unknown":
      return contact.status === "sending" ? [{ type: "contact-unknown", data: { contactId } }] : [];
    case "parked":
      return contact.status === "sending" || contact.status === "scheduled"
        ? [{ type: "contact-parked", data: { contactId, code: outcome.code } }]
        : [];
    case "failed":
      // One that waits failed before it was tried again.
      return further("failed") && contact.status !== "scheduled" ? failed(contact, outcome.code, state) : [];
    case "delivered":
      return further("delivered") ? [{ type: "contact-delivered", data: { contactId } }] : [];
    case "read":
      return further("read") ? [{ type: "contact-read", data: { contactId } }] : [];
    case "bounced":
      return bounced(contact, outcome, state, where);
    default:
      return outcome satisfies never;
  }
}

/** A letter that was taken back is not in its batch any more, whoever found it there a moment ago. */
function isTakenBack({ channel, status }: OutgoingContact): boolean {
  return channel === "letter" && (status === "scheduled" || status === "blocked" || status === "cancelled");
}

/** What the provider refuses because the customer told it to stop is heard, though we were not told ourselves. */
function failed(
  { id: contactId, channel, recipient }: OutgoingContact,
  code: string,
  { contactFacts }: CaseState,
): NewEvent[] {
  const fact: NewEvent = { type: "contact-failed", data: { contactId, code } };
  if (code !== OPTED_OUT_AT_PROVIDER || contactFacts.consents[channel]?.is === "opted-out") return [fact];
  if (recipient !== "customer") return [fact];
  return [fact, { type: "channel-opted-out", data: { channel, source: "reply" } }];
}

/** For good is further than for now; what is known of the address already is no news. */
function bounced(
  contact: OutgoingContact,
  { kind, code }: ContactOutcome & { is: "bounced" },
  { contactFacts: { points } }: CaseState,
  where: Where,
): NewEvent[] {
  const { id: contactId, channel, status } = contact;
  const says = kind === "hard" && channel === "email" && isCustomersOwn(contact, where);
  const isNews = RANK.bounced > RANK[status] || (status === "bounced" && says && !points.email?.failed);
  if (!isNews) return [];
  const fact: NewEvent = { type: "contact-bounced", data: { contactId, kind, code } };
  return says ? [fact, { type: "contact-point-failed", data: { kind: "email", why: "hard-bounce" } }] : [fact];
}

type Where = Pick<Context, "elsewhere">;

/** Whether what came back says something of the address that the customer has now. */
function isCustomersOwn({ recipient }: OutgoingContact, { elsewhere = false }: Where): boolean {
  return recipient === "customer" && !elsewhere;
}

export function returnLetter(
  { contactId, why }: CommandOf<"return-letter">,
  state: CaseState,
  where: Where,
): NewEvent[] {
  const contact = requireContact(state, contactId);
  if (contact.channel !== "letter")
    throw new Refusal("not-a-letter", "Only a letter comes back by post.", { contactId });
  if (contact.status === "returned") return [];
  if (contact.attempts === 0) throw new Refusal("not-sent", "This letter was never sent.", { contactId });
  const fact: NewEvent = { type: "letter-returned", data: { contactId, why } };
  return why === "refused" || why === "other" || !isCustomersOwn(contact, where)
    ? [fact]
    : [fact, { type: "contact-point-failed", data: { kind: "address", why: "returned-mail" } }];
}

/** What came in from the customer. The same message again is nothing: its command is remembered. */
export function receiveMessage(data: EventData["message-received"]): NewEvent[] {
  return [{ type: "message-received", data }];
}

export function noteClick(data: EventData["contact-clicked"], state: CaseState): NewEvent[] {
  return state.contacts.some(({ id }) => id === data.contactId) ? [{ type: "contact-clicked", data }] : [];
}

/** A contact that was not made, with the rules and with everything that the decision rested on. */
export function blockedFact(contactId: string, proposal: Proposal, judged: Judged) {
  const { decision, until, reasons, pack } = judged;
  if (decision === "allow") throw new Error("What is allowed is not blocked.");
  const { optOutOffered: _, ...said } = proposal;
  const rules = reasons.map(({ rule }) => rule);
  const data = {
    contactId,
    ...said,
    decision,
    ...(until !== undefined && { until }),
    rules,
    pack,
    basis: basisOf(judged),
  };
  return { type: "contact-blocked", data } satisfies NewEvent;
}

export function basisOf({ input, reasons, faults }: Judged): EventData["contact-released"]["basis"] {
  return { input, reasons, faults };
}

function requireContact({ contacts }: CaseState, contactId: string): OutgoingContact {
  const contact = contacts.find(({ id }) => id === contactId);
  if (!contact) throw new Refusal("unknown-contact", "The case has no such contact under way.", { contactId });
  return contact;
}
