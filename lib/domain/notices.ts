/** Who is told what in their inbox when something has happened. Pure; the store writes the rows with the event itself. */
import type { CaseState, EventOf } from "./case.ts";
import { type Directory, dutyLeadAt, mayOwnIn } from "./directory.ts";
import type { CaseEvent, EventType } from "./events.ts";
import type { NoticeSubject } from "./notice-subjects.ts";

/** The kinds of notice and their words. Shown outside the desk too (browser notifications): never a customer's detail. */
export const NOTICE_KINDS = {
  "handover-offered": { label: "Handover offered to you or your team", about: "handover" },
  "handover-accepted": { label: "Your handover was accepted", about: "handover" },
  "handover-declined": { label: "Your handover was declined", about: "handover" },
  "handover-withdrawn": { label: "A handover to you or your team was withdrawn", about: "handover" },
  "handover-expired": { label: "A handover expired, not accepted in time", about: "handover" },
  "question-asked": { label: "Question about your handover", about: "handover" },
  "question-answered": { label: "Answer to your side's handover question", about: "handover" },
  "owner-changed": { label: "Case moved to you or from you", about: "ownership" },
  "case-reassigned": { label: "Case reassigned to you or your team", about: "ownership" },
  "payment-received": { label: "Payment received on your case", about: "customer" },
  "payment-reversed": { label: "Payment reversed on your case", about: "customer" },
  "payment-failed": { label: "A customer's payment failed on your case", about: "customer" },
  "payment-refunded": { label: "Payment refunded on your case", about: "customer" },
  "refund-failed": { label: "Refund failed on your case", about: "customer" },
  "chargeback-opened": { label: "Payment charged back on your case", about: "customer" },
  "chargeback-settled": { label: "Chargeback decided on your case", about: "customer" },
  "plan-broken": { label: "Plan broken on your case", about: "customer" },
  "instalment-missed": { label: "Instalment missed on your case", about: "customer" },
  "plan-review-due": { label: "Plan review due on your case", about: "customer" },
  "hardship-told": { label: "A customer of yours cannot afford to pay", about: "customer" },
  "promise-part-kept": { label: "Promise kept in part on your case", about: "customer" },
  "promise-broken": { label: "Promise broken on your case", about: "customer" },
  "dispute-opened": { label: "Dispute opened on your case", about: "customer" },
  "dispute-resolved": { label: "Dispute resolved on your case", about: "customer" },
  "complaint-opened": { label: "Complaint opened on your case", about: "customer" },
  "need-disclosed": { label: "Need disclosed on your case", about: "customer" },
  "message-received": { label: "A customer wrote about your case", about: "customer" },
  "contact-stopped": { label: "A customer of yours is not to be contacted, or not as before", about: "customer" },
  "hold-placed": { label: "Hold placed on your case", about: "hold" },
  "hold-lifted": { label: "Hold lifted on your case", about: "hold" },
  "hold-expired": { label: "Hold ended on your case", about: "hold" },
} as const satisfies Record<string, { label: string; about: NoticeSubject }>;
export type NoticeKind = keyof typeof NOTICE_KINDS;
export type Notice = { person: string; kind: NoticeKind };

/** Who is told what about this event: active people, each kind once, never the person who did it. */
export function noticesOf(
  before: CaseState | null,
  event: CaseEvent,
  after: CaseState,
  directory: Directory,
): Notice[] {
  if (before === null) return [];
  const told = tellings(event, before, after, directory).flatMap(({ kind, to }) =>
    to.map((person) => ({ person, kind })),
  );
  const doer = event.actor.kind === "user" ? event.actor.id : null;
  return told.filter(
    ({ person, kind }, at) =>
      person !== doer &&
      directory.people[person]?.active === true &&
      told.findIndex((one) => one.person === person && one.kind === kind) === at,
  );
}

type Telling = { kind: NoticeKind; to: string[] };
type Rule<T extends EventType> = (event: EventOf<T>, before: CaseState, directory: Directory) => Telling[];

function tellings(event: CaseEvent, before: CaseState, after: CaseState, directory: Directory): Telling[] {
  switch (event.type) {
    case "handover-offered":
    case "handover-readdressed":
      return [{ kind: "handover-offered", to: receivers(after, directory) }];
    case "handover-accepted":
      return accepted(event, before, directory);
    case "handover-declined":
      return [{ kind: "handover-declined", to: sender(before) }];
    case "handover-withdrawn":
      return [{ kind: "handover-withdrawn", to: receivers(before, directory) }];
    case "handover-expired":
      return expired(event, before, directory);
    case "handover-question-asked":
      return [{ kind: "question-asked", to: sender(before) }];
    case "handover-question-answered":
      return [{ kind: "question-answered", to: receivers(before, directory) }];
    case "case-reassigned":
      return reassigned(event, before, directory);
    case "owner-changed":
      return ownerChanged(event, before, directory);
    case "channel-opted-out":
    case "cease-requested":
    case "representative-appointed":
    case "death-recorded":
      return [{ kind: "contact-stopped", to: owner(before) }];
    case "hold-placed": // a dispute places its own hold and is told as a dispute, a payment as a payment
      return event.data.disputeId === undefined && event.data.kind !== "payment-in-progress"
        ? [{ kind: event.type, to: owner(before) }]
        : [];
    case "hold-lifted":
    case "hold-expired":
      return isOfPayment(event.data.holdId, before) ? [] : [{ kind: event.type, to: owner(before) }];
    case "chargeback-won":
    case "chargeback-lost":
      return [{ kind: "chargeback-settled", to: owner(before) }];
    case "plan-ended":
      return event.data.why === "broken" ? [{ kind: "plan-broken", to: owner(before) }] : [];
    case "payment-received":
    case "payment-reversed":
    case "payment-failed":
    case "payment-refunded":
    case "refund-failed":
    case "chargeback-opened":
    case "instalment-missed":
    case "plan-review-due":
    case "hardship-told":
    case "promise-part-kept":
    case "promise-broken":
    case "dispute-opened":
    case "dispute-resolved":
    case "complaint-opened":
    case "need-disclosed":
    case "message-received":
      return [{ kind: event.type, to: owner(before) }];
    default:
      return [];
  }
}

/** The sender learns that it was accepted; an owner for whom somebody else had offered learns that the case has gone. */
const accepted: Rule<"handover-accepted"> = (_, before) => {
  const senders = sender(before);
  return [
    { kind: "handover-accepted", to: senders },
    { kind: "owner-changed", to: owner(before).filter((person) => !senders.includes(person)) },
  ];
};

const expired: Rule<"handover-expired"> = (_, before, directory) => {
  const teams = before.handover ? [before.owner.team, before.handover.toTeam] : [];
  return [{ kind: "handover-expired", to: [...sender(before), ...teams.flatMap((team) => leads(team, directory))] }];
};

const reassigned: Rule<"case-reassigned"> = ({ data, at }, _, directory) => {
  const receiver = data.toUser ?? dutyLeadAt(directory, data.toTeam, at);
  return [{ kind: "case-reassigned", to: receiver ? [receiver] : [] }];
};

/** Acceptance and reassignment have told the new owner already, with a better word. */
const ownerChanged: Rule<"owner-changed"> = ({ data }) => {
  const { from, to, why } = data;
  if (why === "accepted") return [];
  const moved = why === "reassigned" || why === "person-left" || why === "team-left" || why === "absence";
  const people = moved ? [from.user] : [from.user, to.user];
  return [{ kind: "owner-changed", to: people.filter((person) => person !== null) }];
};

function isOfPayment(holdId: string, { holds }: CaseState): boolean {
  return holds.some(({ id, kind }) => id === holdId && kind === "payment-in-progress");
}

function owner({ owner: { user } }: CaseState): string[] {
  return user === null ? [] : [user];
}

function sender({ handover }: CaseState): string[] {
  return handover ? [handover.by] : [];
}

/** The person whom the offer names, or everyone of the addressed team who may accept it. */
function receivers({ handover }: CaseState, directory: Directory): string[] {
  if (!handover) return [];
  if (handover.toUser !== null) return [handover.toUser];
  return Object.values(directory.people)
    .filter((person) => mayOwnIn(person, handover.toTeam))
    .map(({ id }) => id);
}

function leads(team: string, directory: Directory): string[] {
  return Object.values(directory.people)
    .filter(({ role, teams }) => role === "lead" && teams.includes(team))
    .map(({ id }) => id);
}
