import type { CaseState, Consent, ContactFacts, EventOf, Hold, Masks } from "./case.ts";
import type { CUSTOMER_EVENTS } from "./customer-events.ts";

export const NOTHING_TOLD: ContactFacts = {
  consents: {},
  ceaseRequest: null,
  inconvenient: [],
  representative: null,
  death: null,
  language: null,
  workContactAllowed: null,
  region: null,
  points: {},
};

/** What a case that is opened later takes over from the customer's other cases. */
type CarriedFacts = { contactFacts: ContactFacts; timeZones: string[]; masks: Masks; holds: Hold[] };

type CustomerEvent = EventOf<keyof typeof CUSTOMER_EVENTS>;

/** Where the customer stands on being contacted, after one more thing was told. Total over erased fields. */
export function evolveCustomerFacts(state: CaseState, event: CustomerEvent): CaseState {
  const facts = state.contactFacts;
  const told = (change: Partial<ContactFacts>): CaseState => ({ ...state, contactFacts: { ...facts, ...change } });
  const { version } = event;
  switch (event.type) {
    case "channel-opted-out":
    case "channel-opted-in":
      return told({ consents: { ...facts.consents, [event.data.channel]: consentOf(event) } });
    case "cease-requested":
      return told({ ceaseRequest: { receivedAt: event.data.receivedAt, version } });
    case "cease-withdrawn":
      return told({ ceaseRequest: null });
    case "inconvenient-times-stated":
      return told({ inconvenient: event.data.windows ?? [] });
    case "representative-appointed": {
      const { representativeId: id, kind, since, contactConsent, name, contact } = event.data;
      return told({ representative: { id, kind, since, contactConsent, name, contact, version } });
    }
    case "representative-ended":
      return told({ representative: null });
    case "death-recorded":
      return told({ death: { at: event.occurredAt, version } });
    case "death-withdrawn":
      return told({ death: null });
    case "language-set":
      return told({ language: event.data.language });
    case "work-contact-stated":
      return told({ workContactAllowed: event.data.allowed });
    case "residence-set": {
      const { timeZones, region = null } = event.data;
      return { ...told({ region }), customer: { ...state.customer, timeZones } };
    }
    case "contact-point-failed":
      return told({ points: { ...facts.points, [event.data.kind]: { verified: false, failed: event.data.why } } });
    case "contact-point-verified":
      return told({ points: { ...facts.points, [event.data.kind]: { verified: true, failed: null } } });
    case "customer-facts-carried":
      return carried(state, event);
    default:
      return event satisfies never;
  }
}

function consentOf({ type, data, occurredAt, version }: EventOf<"channel-opted-out" | "channel-opted-in">): Consent {
  return { is: type === "channel-opted-out" ? "opted-out" : "opted-in", source: data.source, at: occurredAt, version };
}

/** Nothing is left of them once the customer has been erased. */
function carried(state: CaseState, { data, version }: EventOf<"customer-facts-carried">): CaseState {
  const facts = data.facts as CarriedFacts | undefined;
  if (!facts) return state;
  const { timeZones, masks } = facts;
  const contactFacts = stampedWith(version, facts.contactFacts);
  const holds = facts.holds.map((hold) => ({ ...hold, version }));
  return {
    ...state,
    contactFacts,
    customer: { ...state.customer, timeZones, masks },
    holds: [...state.holds, ...holds],
  };
}

/** On this case, all of it was told by one event. */
function stampedWith(version: number, facts: ContactFacts): ContactFacts {
  const { ceaseRequest, representative, death } = facts;
  const consents = Object.entries(facts.consents).map(([channel, consent]) => [channel, { ...consent, version }]);
  return {
    ...facts,
    consents: Object.fromEntries(consents),
    ceaseRequest: ceaseRequest && { ...ceaseRequest, version },
    representative: representative && { ...representative, version },
    death: death && { ...death, version },
  };
}
