/** Who is contacted, where, and what they have said about it. */
import { CHANNEL_NAMES } from "../channel-words.ts";
import type { Facts } from "./facts.ts";
import { deny, isDemanding, isMessage, type Prepare } from "./rule.ts";
import type { Settings } from "./settings.ts";

export const noTimeZone: Prepare = ({ zones }) =>
  zones.length > 0
    ? null
    : () => deny("No time zone is known for the customer: complete the address or the telephone number.");

export const thirdParty: Prepare = (facts) => {
  const { recipient, deceased } = facts;
  if (recipient === "customer") return null;
  if (recipient === "third-party") return () => deny("Nobody else may learn of the debt.");
  if (recipient === "personal-representative")
    return deceased ? null : () => deny("A personal representative acts only for a customer who has died.");
  return ({ at }) => (isRepresented(facts, at) ? null : deny("No representative is on record at this time."));
};

export const deceased: Prepare = (facts, { demandsToPersonalRepresentative }) => {
  if (!facts.deceased) return null;
  if (facts.recipient !== "personal-representative") return () => deny("The customer has died.");
  if (demandsToPersonalRepresentative || !isDemanding(facts)) return null;
  return () => deny("The customer has died: nothing is demanded from the personal representative.");
};

export const optedOut: Prepare = ({ channel, purpose, optedOut }) => {
  if (!optedOut.includes(channel) || purpose === "customer-requested") return null;
  if (purpose === "statutory-notice" && channel === "letter") return null;
  return () => deny(`The customer has opted out of ${CHANNEL_NAMES[channel]}.`);
};

export const optOutMissing: Prepare = (facts) =>
  facts.automated && isMessage(facts) && !facts.optOutOffered
    ? () => deny("An automated message must carry a working opt-out.")
    : null;

/** Through the representative, unless they agree: nothing that demands and nothing unasked for. */
export const representative: Prepare = (facts) => {
  const { recipient, purpose } = facts;
  if (recipient !== "customer" || facts.representative?.contactConsent !== false) return null;
  if (!isDemanding(facts) && purpose !== "support") return null;
  return ({ at }) => (isRepresented(facts, at) ? deny("Somebody acts for the customer: contact them instead.") : null);
};

export const workplace: Prepare = ({ place, workContactAllowed }) =>
  place === "work" && !workContactAllowed ? () => deny("Contact at work is not allowed.") : null;

/** A request to stop ends what `stops` names, from the instant at which it was received. */
export function ceaseContact(stops: (facts: Facts, settings: Settings) => boolean): Prepare {
  return (facts, settings) =>
    facts.ceaseContact === Number.POSITIVE_INFINITY || !stops(facts, settings)
      ? null
      : ({ at }) => (facts.ceaseContact <= at ? deny("The customer has asked in writing not to be contacted.") : null);
}

export function isRepresented({ representative }: Facts, at: number): boolean {
  return representative !== null && representative.since <= at;
}
