/** What is told of a customer. Each fact is the customer's: `reach.ts` says that it goes to all of their cases. */
import { canonicalJson } from "./canonical.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import type { ConsentSource } from "./contact-words.ts";
import { type Context, requireDebt } from "./context.ts";
import type { Actor, NewEvent } from "./events.ts";
import { Refusal } from "./refusal.ts";

const SAID_BY: Record<Actor["kind"], ConsentSource> = {
  user: "agent",
  customer: "link",
  system: "api",
  gateway: "reply",
  workflow: "api",
  api: "api",
};

export function recordOptOut(data: CommandOf<"record-opt-out">, state: CaseState, { actor }: Context): NewEvent[] {
  if (state.contactFacts.consents[data.channel]?.is === "opted-out") return [];
  return [{ type: "channel-opted-out", data: { ...data, source: data.source ?? SAID_BY[actor.kind] } }];
}

/** Who replies with START, or presses it behind a link, takes back what they did in that way, and nothing said in another. */
export function recordOptIn(data: CommandOf<"record-opt-in">, state: CaseState, { actor }: Context): NewEvent[] {
  const standing = state.contactFacts.consents[data.channel];
  const source = actor.kind === "gateway" || actor.kind === "customer" ? SAID_BY[actor.kind] : null;
  if (source && !(standing?.is === "opted-out" && standing.source === source)) return [];
  return [{ type: "channel-opted-in", data }];
}

export function recordCeaseRequest(
  { receivedAt, source, evidence }: CommandOf<"record-cease-request">,
  state: CaseState,
  { now, at, actor }: Context,
): NewEvent[] {
  if (receivedAt && receivedAt > at)
    throw new Refusal("in-the-future", "A request is recorded after it came.", { receivedAt });
  if (state.contactFacts.ceaseRequest)
    throw new Refusal("cease-requested-already", "This customer's request to stop stands already.");
  const said = { receivedAt: receivedAt ?? now, source: source ?? SAID_BY[actor.kind] };
  return [{ type: "cease-requested", data: { ...said, ...(evidence !== undefined && { evidence }) } }];
}

export function withdrawCeaseRequest(data: CommandOf<"withdraw-cease-request">, state: CaseState): NewEvent[] {
  if (!state.contactFacts.ceaseRequest) throw new Refusal("no-cease-request", "No request to stop contact stands.");
  return [{ type: "cease-withdrawn", data }];
}

/** Appointing again replaces: there is one representative at a time. */
export function appointRepresentative(
  data: CommandOf<"appoint-representative">,
  _state: CaseState,
  { now, at, newId }: Context,
): NewEvent[] {
  const { since = now, contactConsent = false, ...rest } = data;
  if (since > at) throw new Refusal("in-the-future", "A representative is recorded once they act.", { since });
  return [{ type: "representative-appointed", data: { representativeId: newId(), ...rest, since, contactConsent } }];
}

export function endRepresentation({ reason }: CommandOf<"end-representation">, state: CaseState): NewEvent[] {
  const { representative } = state.contactFacts;
  if (!representative) throw new Refusal("no-representative", "No representative is on record.");
  return [{ type: "representative-ended", data: { representativeId: representative.id, reason } }];
}

export function recordDeath(data: CommandOf<"record-death">, state: CaseState, { actor }: Context): NewEvent[] {
  if (state.contactFacts.death) return [];
  return [{ type: "death-recorded", data: { ...data, source: data.source ?? SAID_BY[actor.kind] } }];
}

export function withdrawDeath(data: CommandOf<"withdraw-death">, state: CaseState): NewEvent[] {
  if (!state.contactFacts.death) throw new Refusal("no-death-recorded", "No death is on record.");
  return [{ type: "death-withdrawn", data }];
}

/** All the times that do not suit; what was said before is replaced. */
export function stateInconvenientTimes(
  data: CommandOf<"state-inconvenient-times">,
  { contactFacts }: CaseState,
): NewEvent[] {
  if (isSame(data.windows, contactFacts.inconvenient)) return [];
  return [{ type: "inconvenient-times-stated", data }];
}

export function setLanguage(data: CommandOf<"set-language">, { contactFacts }: CaseState): NewEvent[] {
  return data.language === contactFacts.language ? [] : [{ type: "language-set", data }];
}

export function setResidence(data: CommandOf<"set-residence">, { contactFacts, customer }: CaseState): NewEvent[] {
  const { timeZones, region = null } = data;
  if (region === contactFacts.region && isSame(timeZones, customer.timeZones)) return [];
  return [{ type: "residence-set", data }];
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

export function stateWorkContact(
  data: CommandOf<"state-work-contact">,
  { contactFacts }: CaseState,
  { actor }: Context,
): NewEvent[] {
  if (data.allowed === contactFacts.workContactAllowed && data.evidence === undefined) return [];
  return [{ type: "work-contact-stated", data: { ...data, source: data.source ?? SAID_BY[actor.kind] } }];
}

export function failContactPoint(data: CommandOf<"fail-contact-point">, state: CaseState): NewEvent[] {
  requirePoint(state, data.kind);
  if (state.contactFacts.points[data.kind]?.failed === data.why) return [];
  return [{ type: "contact-point-failed", data }];
}

export function verifyContactPoint(data: CommandOf<"verify-contact-point">, state: CaseState): NewEvent[] {
  requirePoint(state, data.kind);
  if (state.contactFacts.points[data.kind]?.verified) return [];
  return [{ type: "contact-point-verified", data }];
}

function requirePoint({ customer }: CaseState, kind: keyof CaseState["customer"]["masks"]): void {
  if (!customer.masks[kind])
    throw new Refusal("no-contact-point", `No ${kind} of the customer is on record.`, { kind });
}

export function recordLimitation(data: CommandOf<"record-limitation">, state: CaseState): NewEvent[] {
  requireDebt(state, data.debtId);
  return [{ type: "limitation-recorded", data }];
}
