import type { CaseState } from "#lib/domain/case.ts";
import type { CommandType } from "#lib/domain/commands.ts";
import { type UserViewer, whyNot } from "#lib/domain/permissions.ts";

/** Everything that a person can do to a case from its screen. `closed`: also on a closed case. */
type Act = {
  label: string;
  /** Null: something to read. */
  command: CommandType | null;
  keys?: string;
  closed?: boolean;
  /** Why there is nothing to do it to, or null. */
  missing?: (state: CaseState) => string | null;
};

export const ACTS = {
  outcome: { label: "Log outcome", command: "record-contact", keys: "L", closed: true },
  payment: { label: "Record a payment", command: "record-payment", keys: "M", closed: true },
  "reverse-payment": {
    label: "Reverse a payment",
    command: "reverse-payment",
    closed: true,
    missing: ({ payments }) => (payments.some((one) => !one.reversed) ? null : "No payment to reverse."),
  },
  "contact-point": { label: "Change a contact point", command: "change-contact-point", closed: true },
  "add-debt": { label: "Add a debt", command: "add-debt" },
  promise: {
    label: "Record a promise",
    command: "make-promise",
    keys: "P",
    missing: ({ balanceMinor }) => (balanceMinor > 0 ? null : "Nothing is owed."),
  },
  plan: {
    label: "Make a plan",
    command: "make-plan",
    missing: ({ balanceMinor }) => (balanceMinor > 0 ? null : "Nothing is owed."),
  },
  affordability: { label: "Income and expenditure", command: "assess-affordability", closed: true },
  "skip-instalment": { label: "Skip an instalment", command: "skip-instalment", missing: noPlan },
  "move-instalment": { label: "Move an instalment", command: "move-instalment", missing: noPlan },
  "review-plan": { label: "Review the plan", command: "review-plan", missing: noPlan },
  "end-plan": { label: "End the plan", command: "end-plan", missing: noPlan },
  charge: { label: "Add a charge", command: "add-charge" },
  interest: { label: "Set interest", command: "set-interest" },
  remedy: {
    label: "Default made good",
    command: "record-remedy",
    closed: true,
    missing: ({ debts }) => (debts.some((one) => one.inDefault) ? null : "No debt is in default."),
  },
  adjust: { label: "Adjust a debt", command: "adjust-debt" },
  "write-off": {
    label: "Write off a debt",
    command: "write-off-debt",
    missing: ({ balanceMinor }) => (balanceMinor > 0 ? null : "Nothing is owed."),
  },
  refund: {
    label: "Refund a payment",
    command: "refund-payment",
    closed: true,
    missing: ({ payments }) => (payments.some((one) => !one.reversed) ? null : "No payment to refund."),
  },
  "apply-credit": {
    label: "Apply credit",
    command: "apply-credit",
    closed: true,
    missing: ({ creditMinor, balanceMinor }) => {
      if (creditMinor <= 0) return "There is no credit.";
      return balanceMinor > 0 ? null : "Nothing is owed that it could pay. Refund it.";
    },
  },
  "pay-link": { label: "Pay link", command: "make-pay-link" },
  ledger: { label: "Ledger and statement", command: null, closed: true },
  "next-action": { label: "Set the next action", command: "set-next-action" },
  hold: { label: "Place a hold", command: "place-hold", keys: "B" },
  "lift-hold": {
    label: "Lift a hold",
    command: "lift-hold",
    closed: true,
    missing: ({ holds }) => {
      if (holds.length === 0) return "No hold stands.";
      return holds.some((one) => !one.disputeId) ? null : "A dispute's hold ends when the dispute is resolved.";
    },
  },
  dispute: { label: "Open a dispute", command: "open-dispute" },
  "resolve-dispute": {
    label: "Resolve a dispute",
    command: "resolve-dispute",
    closed: true,
    missing: ({ disputes }) => (disputes.some((one) => one.state.is === "open") ? null : "No dispute is open."),
  },
  complaint: { label: "Open a complaint", command: "open-complaint", closed: true },
  disclosure: { label: "Record a disclosure", command: "record-disclosure", closed: true },
  "opt-out": { label: "Opt out of a channel", command: "record-opt-out", closed: true },
  "opt-in": {
    label: "Opt in again",
    command: "record-opt-in",
    closed: true,
    missing: ({ contactFacts: { consents } }) =>
      Object.values(consents).some((one) => one.is === "opted-out") ? null : "Nothing was opted out of.",
  },
  cease: {
    label: "Record a request to stop all contact",
    command: "record-cease-request",
    closed: true,
    missing: ({ contactFacts }) => (contactFacts.ceaseRequest ? "A request to stop stands already." : null),
  },
  "withdraw-cease": {
    label: "Withdraw the request to stop",
    command: "withdraw-cease-request",
    closed: true,
    missing: ({ contactFacts }) => (contactFacts.ceaseRequest ? null : "No request to stop stands."),
  },
  times: { label: "Times that do not suit", command: "state-inconvenient-times", closed: true },
  representative: { label: "Record a representative", command: "appoint-representative", closed: true },
  "end-representation": {
    label: "End the representation",
    command: "end-representation",
    closed: true,
    missing: ({ contactFacts }) => (contactFacts.representative ? null : "No representative is on record."),
  },
  death: {
    label: "Record a death",
    command: "record-death",
    closed: true,
    missing: ({ contactFacts }) => (contactFacts.death ? "A death is on record already." : null),
  },
  "withdraw-death": {
    label: "Withdraw a death",
    command: "withdraw-death",
    closed: true,
    missing: ({ contactFacts }) => (contactFacts.death ? null : "No death is on record."),
  },
  language: { label: "Language", command: "set-language", closed: true },
  "work-contact": { label: "Contact at work", command: "state-work-contact", closed: true },
  residence: { label: "Where the customer lives", command: "set-residence", closed: true },
  "failed-point": {
    label: "A contact point does not reach them",
    command: "fail-contact-point",
    closed: true,
    missing: noPoint,
  },
  "verified-point": {
    label: "A contact point is verified",
    command: "verify-contact-point",
    closed: true,
    missing: noPoint,
  },
  limitation: { label: "Limitation of a debt", command: "record-limitation", closed: true },
  default: { label: "Default on a debt", command: "record-default", closed: true },
  offer: {
    label: "Hand over",
    command: "offer-handover",
    keys: "H",
    missing: ({ handover }) => (handover ? "An offer is open already. Withdraw it first." : null),
  },
  return: {
    label: "Return",
    command: "return-case",
    missing: ({ previousOwner }) => (previousOwner ? null : "Nobody held this case before."),
  },
  reassign: { label: "Reassign now", command: "reassign" },
  close: { label: "Close the case", command: "close-case" },
  reopen: {
    label: "Reopen the case",
    command: "reopen-case",
    closed: true,
    missing: ({ lifecycle }) => (lifecycle.state === "closed" ? null : "The case is open."),
  },
  correct: { label: "Correct an entry", command: "correct-entry", closed: true },
  accept: { label: "Accept", command: "accept-handover", keys: "A", missing: noOffer },
  decline: { label: "Decline", command: "decline-handover", keys: "D", missing: noOffer },
  ask: { label: "Ask a question", command: "ask-about-handover", missing: noOffer },
  answer: { label: "Answer", command: "answer-handover-question", missing: noOffer },
  pack: { label: "Context pack", command: null, closed: true },
  decision: { label: "Contact decision", command: null, closed: true },
  owners: { label: "Owners", command: null, closed: true },
} as const satisfies Record<string, Act>;

export type ActId = keyof typeof ACTS;

/** Acts that the "More" menu lists, in its order; the others stand where what they are about stands. */
export const MENU_ACTS: ActId[][] = [
  ["outcome", "payment", "promise", "plan", "affordability", "next-action", "contact-point"],
  ["pay-link", "ledger", "refund", "apply-credit", "charge", "interest", "remedy", "adjust", "write-off"],
  ["review-plan", "end-plan"],
  ["hold", "lift-hold", "dispute", "resolve-dispute", "complaint", "disclosure"],
  ["offer", "return", "reassign"],
  ["reverse-payment", "add-debt", "close", "reopen"],
];

/** What the section of contact preferences offers, in its order. */
export const PREFERENCE_ACTS: ActId[][] = [
  ["opt-out", "opt-in", "cease", "withdraw-cease"],
  ["times", "language", "work-contact", "residence"],
  ["failed-point", "verified-point"],
  ["representative", "end-representation", "death", "withdraw-death"],
  ["limitation", "default"],
];

/** Null when the viewer may do it to this case now, else the reason in words. */
export function whyNotAct(id: ActId, viewer: UserViewer, state: CaseState): string | null {
  const act: Act = ACTS[id];
  const forbidden = act.command && whyNot(viewer, act.command, state);
  if (forbidden) return forbidden;
  if (state.lifecycle.state === "closed" && !act.closed) return "The case is closed. Reopen it first.";
  return act.missing?.(state) ?? null;
}

function noPlan({ arrangement }: CaseState): string | null {
  return arrangement?.kind === "plan" ? null : "No plan stands.";
}

function noPoint({ customer: { masks } }: CaseState): string | null {
  return Object.keys(masks).length > 0 ? null : "No contact point is on record.";
}

function noOffer({ handover }: CaseState): string | null {
  return handover ? null : "No offer is open.";
}
