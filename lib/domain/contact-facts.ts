/** What the gate is asked with about a case: the facts as the record has them. Pure. */
import type { CaseState, DebtState } from "./case.ts";
import type { ContactPointKind } from "./codes.ts";
import {
  type ContactDecision,
  type ContactDecisionInput,
  decideContact,
  type Pack,
  type Reason,
} from "./contact-policy/index.ts";
import type { Channel, PackId, Purpose } from "./contact-policy/input.ts";
import { isDemanding } from "./contact-policy/rule.ts";

export type Proposal = {
  channel: Channel;
  purpose: Purpose;
  recipient: ContactDecisionInput["proposal"]["recipient"];
  place?: "personal" | "work";
  automated: boolean;
  debtId?: string;
  /** The text carries a working way to opt out. */
  optOutOffered?: boolean;
};
/** A contact with the customer as the gate counts it; an attempt that is only reserved counts until it lapses. */
export type Made = NonNullable<ContactDecisionInput["history"]>[number] & {
  reserved?: { id: string; until: string; by: string; ref: string };
};
/** What the gate knows beside the case. */
export type Gate = {
  packFor(at: string): Pack;
  /** Over all cases of the customer, the last four hundred days. */
  history: readonly Made[];
  /** Channels that this installation has no provider for. */
  off: readonly Channel[];
};
export type Judged = ContactDecision & { input: ContactDecisionInput };

/** The decision on a proposal at an instant. `own` are reasons of the desk's own, such as a template that lacks a part. */
export function judge(
  proposal: Proposal,
  at: string,
  state: CaseState,
  gate: Gate,
  own: readonly Reason[] = [],
): Judged {
  const input = gateInput(proposal, at, state, gate.history);
  const decided = decideContact(input, gate.packFor(at));
  const blocking = [...own, ...ofTheDesk(proposal, state, gate)];
  if (blocking.length === 0) return { ...decided, input };
  const { until: _, ...rest } = decided;
  return { ...rest, decision: "deny", reasons: [...blocking, ...decided.reasons], input };
}

/** What `decideContact` is asked with. Every fact that it may know is said: what nobody has told counts as not so. */
export function gateInput(
  proposal: Proposal,
  at: string,
  state: CaseState,
  history: readonly Made[],
): ContactDecisionInput {
  const debt = debtOf(state, proposal.debtId);
  const { channel, purpose, recipient, place = "personal", automated, optOutOffered = false } = proposal;
  return {
    pack: state.jurisdiction as PackId,
    at,
    proposal: { channel, purpose, recipient, place, automated, debtId: debt.id, optOutOffered },
    customer: customerOf(state, channel),
    debt: {
      id: debt.id,
      status: statusOf(state, debt),
      balanceMinor: debt.balanceMinor,
      timeBarred: debt.limitation?.timeBarred ?? false,
      timeBarredRaised: debt.limitation?.raised ?? false,
      inDefaultSince: debt.inDefault?.since ?? null,
      defaultNoticeDeliveredOn: debt.inDefault?.noticeDeliveredOn ?? null,
    },
    holds: state.holds.map(({ kind, from, until, debtId }) => ({ kind, from, until, debtId: debtId ?? null })),
    history: history.filter(({ reserved }) => !reserved || reserved.until > at).map(({ reserved: _, ...made }) => made),
  };
}

/** The debt that a contact is about: the named one, else the first that is owed. */
export function debtOf({ debts }: Pick<CaseState, "debts">, debtId: string | undefined): DebtState {
  const named = debts.find(({ id }) => id === debtId);
  const debt = named ?? debts.find(({ balanceMinor }) => balanceMinor > 0) ?? debts[0];
  if (!debt) throw new Error("A case has at least one debt.");
  return debt;
}

export const POINT_OF: Record<Channel, ContactPointKind> = {
  call: "phone",
  voicemail: "phone",
  sms: "phone",
  whatsapp: "phone",
  email: "email",
  letter: "address",
};

function customerOf(state: CaseState, channel: Channel): ContactDecisionInput["customer"] {
  const { contactFacts: facts, customer } = state;
  const { representative, ceaseRequest } = facts;
  return {
    timeZones: customer.timeZones,
    ...(facts.region !== null && { region: facts.region }),
    optedOut: optedOut(state),
    inconvenient: [...facts.inconvenient, ...afternoons(state, channel)],
    workContactAllowed: facts.workContactAllowed ?? false,
    ceaseContact: ceaseRequest?.receivedAt ?? null,
    representative: representative && {
      kind: representative.kind,
      since: representative.since,
      contactConsent: representative.contactConsent,
    },
    deceased: facts.death !== null,
  };
}

/** What was opted out of, and what an adjustment asks to leave: "no calls", "letters only". */
function optedOut({ contactFacts, customer: { adjustments } }: CaseState): Channel[] {
  const said = (Object.keys(POINT_OF) as Channel[]).filter((one) => contactFacts.consents[one]?.is === "opted-out");
  const calls: Channel[] = adjustments.includes("no-calls") ? ["call", "voicemail"] : [];
  const others = adjustments.includes("letters-only")
    ? (Object.keys(POINT_OF) as Channel[]).filter((one) => one !== "letter")
    : [];
  return [...new Set([...said, ...calls, ...others])];
}

function afternoons({ customer: { adjustments } }: CaseState, channel: Channel) {
  const calls = channel === "call" || channel === "voicemail";
  return calls && adjustments.includes("calls-before-noon")
    ? [{ days: [1, 2, 3, 4, 5, 6, 7], from: "12:00", to: "24:00" }]
    : [];
}

function statusOf({ lifecycle }: CaseState, debt: DebtState): ContactDecisionInput["debt"]["status"] {
  if (debt.balanceMinor <= 0) return "paid";
  if (lifecycle.state === "open") return "open";
  const { reason } = lifecycle;
  return reason === "paid" || reason === "settled" || reason === "written-off" ? reason : "open";
}

/** Nothing is asked for on a closed case, and nothing can go out without an address that is known and not known to be wrong. */
function ofTheDesk({ channel, purpose, recipient }: Proposal, state: CaseState, { off }: Gate): Reason[] {
  const reasons: Reason[] = [];
  const house = (rule: string, message: string) => reasons.push({ rule, citation: "Baton's default", message });
  if (state.lifecycle.state === "closed" && isDemanding({ purpose }))
    house("case.closed", "The case is closed: nothing is asked for on it.");
  if (off.includes(channel)) house("channel.off", "This channel is not set up here.");
  if (recipient !== "customer") return reasons;
  const kind = POINT_OF[channel];
  if (!state.customer.masks[kind]) house("channel.no-contact-point", `No ${kind} of the customer is on record.`);
  else if (state.contactFacts.points[kind]?.failed)
    house("channel.contact-point-failed", `The ${kind} on record does not reach the customer.`);
  return reasons;
}
