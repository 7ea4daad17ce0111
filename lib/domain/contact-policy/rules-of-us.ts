/** Regulation F, the FDCPA and the TCPA. Conditions, readings and sources: docs/contact-policy.md. */
import type { Facts } from "./facts.ts";
import type { Limiting } from "./limits.ts";
import { countWithin, isMine, isOut, requestedAt, unansweredInbound } from "./past.ts";
import { deny, isMessage, isSpoken, isText, type Moment, type Prepare, type Refused } from "./rule.ts";
import { isRepresented } from "./rules-of-persons.ts";
import { NO_HOLIDAYS, openingsOf, outside } from "./rules-of-time.ts";
import type { Settings } from "./settings.ts";
import { type Zone, zoneNamed } from "./zone.ts";

const ANY_TIME = Number.NEGATIVE_INFINITY;

/** 12 CFR 1006.6(a): the customer, or who acts for the estate. */
export const isConsumer = ({ recipient }: Facts) => recipient === "customer" || recipient === "personal-representative";

export const attorney: Prepare = (facts) => {
  const { representative, recipient, purpose } = facts;
  if (representative?.kind !== "attorney" || representative.contactConsent || recipient === "representative")
    return null;
  return (moment) => {
    if (!isRepresented(facts, moment.at)) return null;
    if (purpose === "customer-requested" && unansweredInbound(facts, moment, representative.since)) return null;
    return deny("An attorney acts for the customer: contact the attorney.");
  };
};

export const ceaseContactUs: Prepare = (facts, { writtenEnforcement }) => {
  const { ceaseContact, purpose, channel } = facts;
  if (!isConsumer(facts) || ceaseContact === Number.POSITIVE_INFINITY) return null;
  if (purpose === "statutory-notice" || purpose === "dispute-response" || purpose === "complaint-response") return null;
  if (purpose === "enforcement" && writtenEnforcement.includes(channel)) return null;
  const mayAnswer = purpose === "customer-requested" || purpose === "payment-confirmation";
  return (moment) => {
    if (ceaseContact > moment.at) return null;
    if (mayAnswer && unansweredInbound(facts, moment, ceaseContact)) return null;
    return deny("The customer has asked in writing not to be contacted.");
  };
};

export const timeBarredUs: Prepare = ({ purpose, timeBarred }) =>
  purpose === "enforcement" && timeBarred
    ? () => deny("No legal action may be brought or threatened on a debt that is barred by time.")
    : null;

export const mediaRequest: Prepare = ({ channel, purpose, optedOut }) =>
  channel === "voicemail" &&
  optedOut.includes("call") &&
  !optedOut.includes("voicemail") &&
  purpose !== "customer-requested"
    ? () => deny("The customer has asked not to be called; a voicemail is a call.")
    : null;

export const optOutNotice: Prepare = (facts) =>
  isMessage(facts) && isConsumer(facts) && !facts.optOutOffered
    ? () => deny("A message must say how to opt out of this channel.")
    : null;

export const workPlace: Prepare = (facts) =>
  facts.place === "work" && facts.channel !== "email" && isConsumer(facts) && !facts.workContactAllowed
    ? () => deny("Nobody has allowed contact at work.")
    : null;

export const workEmail: Prepare = (facts) => {
  if (facts.place !== "work" || facts.channel !== "email" || !isConsumer(facts)) return null;
  const refused = deny(
    "Email to the employer's address needs permission and an email of the customer about this debt.",
  );
  if (!facts.workContactAllowed) return () => refused;
  const mine = isMine(facts);
  const written = facts.history.filter((one) => one.direction === "inbound" && one.channel === "email" && mine(one));
  return ({ at }) => (written.some((one) => one.at <= at) ? null : refused);
};

export const automatedVoice: Prepare = (facts) =>
  facts.automated && isSpoken(facts)
    ? () => deny("An artificial or recorded voice needs consent, and none is on record.")
    : null;

/** By law 08:00 to 21:00, in every zone where the customer may be; one reply at another time to who has just written. */
export const quietHours: Prepare = (facts, settings) => {
  if (facts.channel === "letter" || !isConsumer(facts)) return null;
  const mayReply = facts.purpose === "customer-requested" && isMessage(facts);
  const zones = quietZones(facts);
  const opening = openingsOf(settings, NO_HOLIDAYS);
  return (moment) => {
    const refused = firstOutside(zones, opening, moment);
    if (!refused || (mayReply && hasJustWritten(facts, settings, moment))) return null;
    return refused;
  };
};

/** The law of DC names the eastern clock for calls and texts. */
export function quietZones(facts: Facts): readonly Zone[] {
  if (facts.region !== "DC" || facts.zones.length === 0 || !(isSpoken(facts) || isText(facts))) return facts.zones;
  return [...facts.zones, zoneNamed("America/New_York")];
}

function firstOutside(
  zones: readonly Zone[],
  opening: ReturnType<typeof openingsOf>,
  { at, locals }: Moment,
): Refused | null {
  for (const [index, zone] of zones.entries()) {
    const local = locals[index] ?? zone.localOf(at);
    const refused = outside(opening(local.day), local, zone.name);
    if (refused) return refused;
  }
  return null;
}

function hasJustWritten(facts: Facts, { replyMinutes }: Settings, moment: Moment): boolean {
  const onChannel = ({ channel, at }: { channel: string; at: number }) =>
    channel === facts.channel && moment.at - at <= replyMinutes * 60_000;
  return unansweredInbound(facts, moment, ANY_TIME, onChannel) !== undefined;
}

/** 12 CFR 1006.14(b)(2)(i)(A): not more than seven calls about a debt in seven days. */
export const callAttempts: Limiting = (facts, { callsPerDebt }) => {
  if (!isSpoken(facts) || !isConsumer(facts)) return [];
  const mine = isMine(facts);
  const count = countWithin(facts, (one) => isOut(one) && isSpoken(one) && one.consented !== true && mine(one));
  return [
    { most: callsPerDebt, days: 7, of: "calls about this debt in seven days", count, isExempt: requestedAt(facts) },
  ];
};

/** 12 CFR 1006.14(b)(2)(i)(B): none within seven days of a conversation; its day is the first. */
export const callAfterConversation: Limiting = (facts, { daysAfterConversation: days }) => {
  if (!isSpoken(facts) || !isConsumer(facts)) return [];
  const mine = isMine(facts);
  const count = countWithin(facts, (one) => one.kind === "conversation" && mine(one));
  return [{ most: 1, days, of: `conversation about this debt in ${days} days`, count, isExempt: requestedAt(facts) }];
};
