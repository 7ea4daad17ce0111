import type { CaseState, ContactMade, EventOf, OutgoingContact } from "./case.ts";
import type { CONTACT_EVENTS } from "./contact-events.ts";
import type { ContactStatus, SentChannel } from "./contact-words.ts";

/** How many are kept of those that ended; of letters that the post may bring back weeks later; of mails that nobody tells more of. */
const KEPT = { ended: 30, posted: 24, mailed: 60 };
const REMEMBERED = 3;

/** How far each status is: a receipt that comes late or twice never takes a contact back. */
export const RANK: Record<ContactStatus, number> = {
  scheduled: 0,
  blocked: 1,
  parked: 1,
  cancelled: 1,
  sending: 2,
  unknown: 3,
  sent: 4,
  delivered: 5,
  read: 6,
  failed: 7,
  bounced: 8,
  returned: 9,
};
const ENDED: ReadonlySet<ContactStatus> = new Set([
  "delivered",
  "read",
  "failed",
  "bounced",
  "returned",
  "blocked",
  "cancelled",
]);

/** What the attempt before left behind. */
const NOT_TRIED = { code: undefined, providerId: undefined };

type ContactEvent = EventOf<keyof typeof CONTACT_EVENTS>;

/** The contacts that Baton sends, the attempts that are reserved, and what came in, after one more event. */
export function evolveOutgoing(state: CaseState, event: ContactEvent): CaseState {
  switch (event.type) {
    case "contact-scheduled":
      return { ...state, contacts: trimmed([...state.contacts, begun(event)]), firstActionDueAt: null };
    case "contact-blocked":
      return blocked(state, event);
    case "contact-released":
      return released(state, event);
    case "contact-cancelled":
      return unmade(moved(state, event, { status: "cancelled" }), event);
    case "contact-put-off":
      return unmade(
        moved(state, event, { status: "scheduled", sendAt: event.data.retryAt, code: event.data.code }),
        event,
      );
    case "contact-retried":
      return moved(state, event, { status: "scheduled", sendAt: event.data.sendAt, ...NOT_TRIED });
    case "contact-parked":
      return moved(state, event, { status: "parked", code: event.data.code });
    case "contact-sent":
      return reached(state, event, "sent", { providerId: event.data.providerId });
    case "contact-failed":
      return reached(state, event, "failed", { code: event.data.code });
    case "contact-unknown":
      return reached(state, event, "unknown", {});
    case "contact-delivered":
      return reached(state, event, "delivered", {});
    case "contact-read":
      return reached(state, event, "read", {});
    case "contact-bounced":
      return reached(state, event, "bounced", { code: event.data.code });
    case "letter-returned":
      return reached(state, event, "returned", { code: event.data.why });
    case "contact-clicked":
      return state;
    case "message-received":
      return made(state, event, { channel: event.data.channel, direction: "inbound", disposition: "message-received" });
    case "attempt-reserved":
      return { ...state, reservations: [...state.reservations, reservationOf(event)] };
    case "attempt-released":
    case "attempt-lapsed":
      return withoutReservation(state, event.data.reservationId);
    default:
      return event satisfies never;
  }
}

export function withoutReservation(state: CaseState, id: string | undefined): CaseState {
  return id === undefined ? state : { ...state, reservations: state.reservations.filter((one) => one.id !== id) };
}

function begun(event: EventOf<"contact-scheduled">): OutgoingContact {
  const { contactId: id, channel, purpose, recipient, automated, debtId, sendAt, template, inputs } = event.data;
  return {
    id,
    channel: channel as SentChannel,
    purpose,
    recipient,
    automated,
    debtId,
    template,
    inputs,
    status: "scheduled",
    plannedFor: sendAt,
    sendAt,
    attempts: 0,
    by: event.actor,
    version: event.version,
    at: event.occurredAt,
  };
}

/** One that was only asked for stands nowhere else; one that was planned, and a letter that waited for its printer, waits or has ended. */
function blocked(state: CaseState, event: EventOf<"contact-blocked">): CaseState {
  const { retryAt, rules, until } = event.data;
  const change = {
    rules,
    until,
    ...(retryAt ? { status: "scheduled" as const, sendAt: retryAt, ...NOT_TRIED } : { status: "blocked" as const }),
  };
  return unmade(moved(state, event, change), event);
}

function released(state: CaseState, event: EventOf<"contact-released">): CaseState {
  const { contactId, provider, attempt, channel } = event.data;
  const disposition = channel === "letter" ? "letter-sent" : "message-sent";
  const change = { status: "sending" as const, provider, attempts: attempt, rules: undefined, until: undefined };
  const next = unmade(moved(state, { data: { contactId } }, change), { data: { contactId } });
  return { ...made(next, event, { channel, direction: "outbound", disposition, contactId }), attempted: true };
}

/** What has not gone out after all is no contact that was made. */
function unmade(state: CaseState, { data }: Named): CaseState {
  const recentContacts = state.recentContacts.filter(({ contactId }) => contactId !== data.contactId);
  if (recentContacts.length === state.recentContacts.length) return state;
  return { ...state, recentContacts, lastContact: recentContacts[0] ?? null };
}

function made(
  state: CaseState,
  { occurredAt, version }: { occurredAt: string; version: number },
  contact: Omit<ContactMade, "at" | "version" | "note">,
): CaseState {
  const recentContacts = [...state.recentContacts, { ...contact, at: occurredAt, version }]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version))
    .slice(0, REMEMBERED);
  return { ...state, recentContacts, lastContact: recentContacts[0] ?? null, firstActionDueAt: null };
}

type Named = { data: { contactId: string } };

function moved(state: CaseState, { data }: Named, change: Partial<OutgoingContact>): CaseState {
  const contacts = state.contacts.map((one) => (one.id === data.contactId ? { ...one, ...change } : one));
  return { ...state, contacts: trimmed(contacts) };
}

function reached(state: CaseState, event: Named, status: ContactStatus, change: Partial<OutgoingContact>): CaseState {
  const contacts = state.contacts.map((one) => {
    if (one.id !== event.data.contactId) return one;
    return { ...one, ...change, status: RANK[status] > RANK[one.status] ? status : one.status };
  });
  return { ...state, contacts: trimmed(contacts) };
}

/** Those under way are all kept, and the last of the others. */
function trimmed(contacts: OutgoingContact[]): OutgoingContact[] {
  const over = (Object.keys(KEPT) as (keyof typeof KEPT)[]).flatMap((kind) =>
    contacts.filter((one) => kindOf(one) === kind).slice(0, -KEPT[kind]),
  );
  if (over.length === 0) return contacts;
  const gone = new Set(over.map(({ id }) => id));
  return contacts.filter(({ id }) => !gone.has(id));
}

function kindOf({ channel, status }: OutgoingContact): keyof typeof KEPT | null {
  if (channel === "letter" && status === "delivered") return "posted";
  if (channel === "email" && status === "sent") return "mailed";
  return ENDED.has(status) ? "ended" : null;
}

function reservationOf({ data, actor, occurredAt, version }: EventOf<"attempt-reserved">) {
  const { reservationId: id, channel, purpose, recipient, debtId, until } = data;
  const other = recipient === "customer" ? {} : { recipient };
  return { id, channel, purpose, ...other, debtId, by: actor, at: occurredAt, until, version };
}
