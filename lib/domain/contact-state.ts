import type { CaseState, ContactMade, EventOf } from "./case.ts";
import { dispositionOf } from "./dispositions.ts";
import { withoutReservation } from "./outgoing-state.ts";

const REMEMBERED = 3;

/** What is known of contact after one more attempt; a call recorded late does not become the last contact. */
export function evolveContact(state: CaseState, event: EventOf<"contact-recorded">): CaseState {
  const { channel, direction, disposition, note } = event.data;
  const made: ContactMade = { at: event.occurredAt, channel, direction, disposition, note, version: event.version };
  const recentContacts = [...state.recentContacts, made]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version))
    .slice(0, REMEMBERED);
  const { contact, attempt } = dispositionOf(disposition);
  return {
    ...withoutReservation(state, event.data.reservationId),
    recentContacts,
    lastContact: recentContacts[0] ?? null,
    attempted: state.attempted || attempt,
    spokenWith: state.spokenWith || contact,
    firstActionDueAt: null,
  };
}
