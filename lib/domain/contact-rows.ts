/** What an event adds to the customer's history of contacts, and the work outside the database that it causes. Pure. */
import { plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { ContactDecisionInput } from "./contact-policy/input.ts";
import type { SentChannel } from "./contact-words.ts";
import { DISPOSITIONS, type DispositionSlug } from "./dispositions.ts";
import type { CaseEvent } from "./events.ts";
import type { TakenOut } from "./letters/batch.ts";

type Recipient = ContactDecisionInput["proposal"]["recipient"];
export type HistoryKind = "attempt" | "conversation" | "message";
export type HistoryRow = {
  id: string;
  at: string;
  channel: string;
  direction: "inbound" | "outbound";
  kind: HistoryKind;
  debt_id: string | null;
  connected: boolean;
  /** Whom it was with. What was said to a representative is not the customer's. */
  recipient: Recipient;
  reserved_until: string | null;
  reserved_by: string | null;
};
/**
 * `forget`: a reserved attempt that was made, given back or has lapsed, and what has not gone out after all. `provider`:
 * how its provider names a contact. `takeOut`: its letter, if it has one that is not printed yet, never is.
 */
export type HistoryChange =
  | { add: HistoryRow }
  | { forget: string }
  | { provider: { id: string; providerId: string } }
  | { takeOut: { id: string; why: TakenOut; rules: string[] } };

/** codes.md, column "gate": null where the outcome is not the customer's history. */
export function historyKind(disposition: DispositionSlug): HistoryKind | null {
  if (disposition === "third-party" || disposition === "wrong-party") return null;
  if (UNREACHED.has(disposition)) return "attempt";
  return WRITTEN.has(disposition) ? "message" : "conversation";
}

const UNCONNECTED: ReadonlySet<DispositionSlug> = new Set(["busy", "disconnected", "wrong-number"]);
const UNREACHED: ReadonlySet<DispositionSlug> = new Set([...UNCONNECTED, "no-answer", "hung-up", "voicemail-left"]);
const WRITTEN: ReadonlySet<DispositionSlug> = new Set([
  "message-sent",
  "letter-sent",
  "message-received",
  "letter-received",
]);

export function historyChanges(event: CaseEvent): HistoryChange[] {
  const { occurredAt: at } = event;
  switch (event.type) {
    case "contact-recorded": {
      const { contactId: id, channel, direction, disposition, debtId, reservationId, recipient } = event.data;
      const forgotten = reservationId === undefined ? [] : [{ forget: reservationId }];
      const kind = historyKind(disposition);
      if (kind === null || channel === "in-person" || !(disposition in DISPOSITIONS)) return forgotten;
      const connected = !UNCONNECTED.has(disposition);
      return [...forgotten, { add: { ...made(id, at, debtId, recipient), channel, direction, kind, connected } }];
    }
    case "contact-released": {
      const { contactId: id, channel, debtId, recipient } = event.data;
      const sent = { channel, direction: "outbound", kind: "message" } as const;
      return [{ forget: id }, { add: { ...made(id, at, debtId, recipient), ...sent } }];
    }
    // The provider never had it, or a letter was taken back before its printer did: no contact was made.
    case "contact-put-off":
      return [{ forget: event.data.contactId }];
    case "contact-cancelled": {
      const { contactId: id } = event.data;
      return [{ forget: id }, { takeOut: { id, why: "cancelled", rules: [] } }];
    }
    case "contact-blocked": {
      const { contactId: id, channel, rules } = event.data;
      return channel === "letter" ? [{ forget: id }, { takeOut: { id, why: "blocked", rules } }] : [];
    }
    case "contact-sent":
      return [{ provider: { id: event.data.contactId, providerId: event.data.providerId } }];
    case "message-received": {
      const { messageId: id, channel } = event.data;
      return [{ add: { ...made(id, at, undefined), channel, direction: "inbound", kind: "message" } }];
    }
    case "attempt-reserved": {
      const { reservationId: id, channel, debtId, recipient, until } = event.data;
      const kept = { reserved_until: until, reserved_by: event.actor.id };
      const attempt = { channel, direction: "outbound", kind: "attempt" } as const;
      return [{ add: { ...made(id, at, debtId, recipient), ...attempt, ...kept } }];
    }
    case "attempt-released":
    case "attempt-lapsed":
      return [{ forget: event.data.reservationId }];
    default:
      return [];
  }
}

function made(id: string, at: string, debtId: string | undefined, recipient: Recipient = "customer") {
  return { id, at, debt_id: debtId ?? null, connected: true, recipient, reserved_until: null, reserved_by: null };
}

export type Work = {
  queue: "send-contact" | "chase-contact";
  channel: SentChannel;
  contactId: string;
  startAfter: string;
  /** A person waits for it. */
  urgent: boolean;
};
/**
 * Whoever lets a contact go may die before saying what became of it: somebody looks after it then. Later than any sending
 * may last, and than a provider takes to show what it has.
 */
const LOOKED_AFTER_SECONDS = 90;

/** What is to be done outside the database, on the case as these events leave it. */
export function workOf(events: readonly CaseEvent[], { contacts }: Pick<CaseState, "contacts">): Work[] {
  return events.flatMap((event) => {
    const due = dueWork(event);
    const contact = due && contacts.find(({ id }) => id === due.contactId);
    return due && contact ? [{ ...due, channel: contact.channel, urgent: !contact.automated }] : [];
  });
}

function dueWork(event: CaseEvent): Omit<Work, "channel" | "urgent"> | null {
  switch (event.type) {
    case "contact-scheduled":
    case "contact-retried":
      return send(event.data.contactId, event.data.sendAt);
    case "contact-blocked":
      return event.data.retryAt ? send(event.data.contactId, event.data.retryAt) : null;
    case "contact-put-off":
      return send(event.data.contactId, event.data.retryAt);
    case "contact-released": {
      const startAfter = plusMinutes(event.at, LOOKED_AFTER_SECONDS / 60);
      return { queue: "chase-contact", contactId: event.data.contactId, startAfter };
    }
    default:
      return null;
  }
}

function send(contactId: string, startAfter: string) {
  return { queue: "send-contact", contactId, startAfter } as const;
}
