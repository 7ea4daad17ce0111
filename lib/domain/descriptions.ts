/** What each event says: one row a type, so that a new event does not compile until somebody has put it into words. */
import * as codes from "./codes.ts";
import { sayDay } from "./day-text.ts";
import type { EventIcon, EventKind } from "./describe.ts";
import { DISPOSITIONS } from "./dispositions.ts";
import { ERASED, erasable } from "./erased.ts";
import type { EventData, EventType, Owner } from "./events.ts";
import { formatMoney } from "./money.ts";

/** What a row may use to say its sentence: the actor's and others' names as this reader reads them. */
export type Reading = {
  by: string;
  person(id: string): string;
  team(slug: string): string;
  debt(id: string): string;
  hold(id: string): string | undefined;
  owner(owner: Owner): string;
  instant(at: string): string;
};
export type Row<T extends EventType> = {
  kind: EventKind;
  icon: EventIcon | ((data: EventData[T]) => EventIcon);
  title: string | ((data: EventData[T], read: Reading) => string);
  detail: (data: EventData[T], read: Reading) => string;
  amount?: (data: EventData[T]) => number;
};

const CHANNEL_ICONS: Record<codes.Channel, EventIcon> = {
  call: "phone",
  voicemail: "voicemail",
  sms: "message-square",
  whatsapp: "message-square",
  email: "mail",
  letter: "file-text",
  "in-person": "users",
};
const CHANNEL_NOUNS: Record<codes.Channel, string> = {
  call: "call",
  voicemail: "voicemail",
  sms: "text",
  whatsapp: "WhatsApp message",
  email: "email",
  letter: "letter",
  "in-person": "visit",
};
const WHY_OWNER: Record<EventData["owner-changed"]["why"], (read: Reading) => string> = {
  taken: ({ by }) => `taken by ${by}`,
  accepted: ({ by }) => `handover accepted by ${by}`,
  returned: ({ by }) => `returned by ${by}`,
  reassigned: ({ by }) => `reassigned by ${by}`,
  reopened: ({ by }) => `case reopened by ${by}`,
  "person-left": () => "the owner may no longer hold cases of this team",
  "team-left": () => "the team no longer works this portfolio",
};
const WHY_WITHDRAWN: Record<EventData["handover-withdrawn"]["why"], (read: Reading) => string> = {
  withdrawn: ({ by }) => `by ${by}`,
  reassigned: () => "because the case was reassigned",
  returned: () => "because the case was returned",
  closed: () => "because the case was closed",
  "sender-left": () => "because the sender no longer holds the case",
  "receiver-left": () => "because the receiving team no longer works this portfolio",
};

export const DESCRIPTIONS: { [T in EventType]: Row<T> } = {
  "case-opened": {
    kind: "system",
    icon: "folder-open",
    title: "case opened",
    detail: ({ debts, owner }, read) =>
      clauses(debts.length === 1 ? "1 debt" : `${debts.length} debts`, `waiting in ${read.owner(owner)}, not taken`),
    amount: ({ debts }) => debts.reduce((sum, debt) => sum + debt.balanceMinor, 0),
  },
  "debt-added": {
    kind: "system",
    icon: "plus",
    title: ({ debt }) => `debt added: ${debt.reference}`,
    detail: ({ debt }, { by }) => clauses(`by ${by}`, debt.creditor, debt.dueOn && `due ${sayDay(debt.dueOn)}`),
    amount: ({ debt }) => debt.balanceMinor,
  },
  "note-added": {
    kind: "note",
    icon: "sticky-note",
    title: (_, { by }) => `note by ${by}`,
    detail: ({ text }) => erasable(text),
  },
  "entry-corrected": {
    kind: "note",
    icon: "pencil",
    title: ({ version }, { by }) => `#${version} corrected by ${by}`,
    detail: ({ text }) => erasable(text),
  },
  "contact-recorded": {
    kind: "contact",
    icon: ({ channel }) => CHANNEL_ICONS[channel],
    title: ({ channel, direction, disposition }) =>
      `${direction} ${CHANNEL_NOUNS[channel]}, ${lower(DISPOSITIONS[disposition].label)}`,
    detail: ({ note, debtId }, { by, debt }) => clauses(`by ${by}`, debtId && `about ${debt(debtId)}`, note),
  },
  "payment-received": {
    kind: "payment",
    icon: "banknote",
    title: "payment received",
    detail: (data, read) =>
      clauses(
        data.method === "other" ? "by other means" : `by ${lower(codes.METHODS[data.method])}`,
        data.receivedOn && `received ${sayDay(data.receivedOn)}`,
        allocated(data, read),
        data.creditMinor > 0 && `${formatMoney(data.creditMinor, data.currency)} left over as credit`,
        `reference ${erasable(data.reference)}`,
      ),
    amount: ({ amountMinor }) => amountMinor,
  },
  "payment-reversed": {
    kind: "payment",
    icon: "undo-2",
    title: "payment reversed",
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
    amount: ({ amountMinor }) => -amountMinor,
  },
  "debt-paid": {
    kind: "payment",
    icon: "check",
    title: ({ debtId }, { debt }) => `debt paid: ${debt(debtId)}`,
    detail: () => "Nothing is left to pay on it",
  },
  "promise-made": {
    kind: "payment",
    icon: "calendar-check",
    title: ({ dueOn }) => `promise to pay by ${sayDay(dueOn)}`,
    detail: ({ replaces }, { by }) => clauses(`taken by ${by}`, replaces && "replaces the promise before it"),
    amount: ({ amountMinor }) => amountMinor,
  },
  "promise-kept": {
    kind: "payment",
    icon: "check",
    title: "promise kept",
    detail: () => "Received since it was made",
    amount: ({ receivedMinor }) => receivedMinor,
  },
  "promise-broken": {
    kind: "payment",
    icon: "calendar-x",
    title: "promise broken",
    detail: ({ receivedMinor }) => (receivedMinor > 0 ? "Only a part was received in time" : "Nothing was received"),
    amount: ({ receivedMinor }) => receivedMinor,
  },
  "next-action-set": {
    kind: "note",
    icon: "flag",
    title: ({ dueAt }, { instant }) => `next action due ${instant(dueAt)}`,
    detail: ({ what }, { by }) => clauses(`set by ${by}`, erasable(what)),
  },
  "contact-point-changed": {
    kind: "contact",
    icon: "contact",
    title: ({ kind }) => `${codes.CONTACT_POINT_KINDS[kind]} changed`,
    detail: ({ mask, verified }, { by }) =>
      clauses(`now ${erasable(mask)}`, verified ? "verified" : "not verified", `by ${by}`),
  },
  "owner-changed": {
    kind: "ownership",
    icon: "arrow-right-left",
    title: ({ from, to }, { owner, team }) =>
      from.team !== to.team && from.user !== null && from.user === to.user
        ? `ownership: ${team(from.team)} to ${team(to.team)}`
        : `ownership: ${owner(from)} to ${owner(to)}`,
    detail: ({ to, why, firstActionDueAt }, read) =>
      clauses(
        WHY_OWNER[why](read),
        to.user === null ? `waiting in ${read.team(to.team)}, not taken` : `in ${read.team(to.team)}`,
        `first action by ${read.instant(firstActionDueAt)}`,
      ),
  },
  "handover-offered": {
    kind: "ownership",
    icon: "hand",
    title: ({ toTeam, toUser }, { by, owner }) => `handover offered: ${by} to ${owner({ team: toTeam, user: toUser })}`,
    detail: ({ reason, note, expiresAt }, { instant }) =>
      clauses(`reason: ${lower(codes.HANDOVER_REASONS[reason])}`, `accept by ${instant(expiresAt)}`, quoted(note)),
  },
  "handover-accepted": {
    kind: "ownership",
    icon: "check",
    title: (_, { by }) => `handover accepted by ${by}`,
    detail: ({ readBack }) => (readBack === undefined ? "" : `Read back: ${quoted(readBack)}`),
  },
  "handover-declined": {
    kind: "ownership",
    icon: "x",
    title: (_, { by }) => `handover declined by ${by}`,
    detail: ({ reason }) => `Reason: ${lower(codes.DECLINE_REASONS[reason])}`,
  },
  "handover-question-asked": {
    kind: "ownership",
    icon: "circle-help",
    title: (_, { by }) => `question about the handover by ${by}`,
    detail: ({ question }) => quoted(question),
  },
  "handover-question-answered": {
    kind: "ownership",
    icon: "reply",
    title: (_, { by }) => `question answered by ${by}`,
    detail: ({ answer }) => quoted(answer),
  },
  "handover-withdrawn": {
    kind: "ownership",
    icon: "undo-2",
    title: "handover withdrawn",
    detail: ({ why }, read) => sentence(WHY_WITHDRAWN[why](read)),
  },
  "handover-expired": {
    kind: "ownership",
    icon: "timer-off",
    title: "handover expired",
    detail: () => "Not accepted in time; the sender is still accountable",
  },
  "handover-readdressed": {
    kind: "ownership",
    icon: "arrow-right-left",
    title: ({ toTeam, from }, { person, team }) => `handover offer moved: ${person(from)} to ${team(toTeam)}`,
    detail: ({ toTeam }, { team }) => `Any member of ${team(toTeam)} may now accept it`,
  },
  "case-returned": {
    kind: "ownership",
    icon: "undo-2",
    title: ({ toTeam, toUser }, { owner }) => `case returned to ${owner({ team: toTeam, user: toUser })}`,
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "case-reassigned": {
    kind: "ownership",
    icon: "arrow-right-left",
    title: ({ toTeam, toUser }, { owner }) => `case reassigned to ${owner({ team: toTeam, user: toUser })}`,
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "dispute-opened": {
    kind: "decision",
    icon: "scale",
    title: ({ reason }) => `dispute opened: ${lower(codes.DISPUTE_REASONS[reason])}`,
    detail: ({ debtId, note }, { by, debt }) => clauses(`by ${by}`, debtId && `about ${debt(debtId)}`, note),
  },
  "dispute-resolved": {
    kind: "decision",
    icon: "scale",
    title: ({ outcome }) => `dispute resolved: ${lower(codes.DISPUTE_OUTCOMES[outcome])}`,
    detail: ({ note, endsHoldId }, { by }) => clauses(`by ${by}`, endsHoldId && "its hold has ended", erasable(note)),
  },
  "complaint-opened": {
    kind: "decision",
    icon: "scale",
    title: ({ category }) => `complaint opened: ${lower(codes.COMPLAINT_CATEGORIES[category])}`,
    detail: ({ text }, { by }) => clauses(`by ${by}`, erasable(text)),
  },
  "need-disclosed": {
    // What helps is said, never the reason for it: the driver and the note stay in the care record.
    kind: "decision",
    icon: "hand",
    title: "need disclosed",
    detail: ({ adjustments }, { by }) => clauses(adjusted(adjustments), `by ${by}`),
  },
  "hold-placed": {
    kind: "decision",
    icon: "pause",
    title: ({ kind }) => `hold placed: ${holdWords(codes.HOLD_KINDS[kind].label)}`,
    detail: ({ reason, until, debtId }, { by, debt, instant }) =>
      clauses(`by ${by}`, until && `until ${instant(until)}`, debtId && `on ${debt(debtId)}`, erasable(reason)),
  },
  "hold-lifted": {
    kind: "decision",
    icon: "play",
    title: ({ holdId }, { hold }) => withHold("hold lifted", hold(holdId)),
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "hold-expired": {
    kind: "decision",
    icon: "play",
    title: ({ holdId }, { hold }) => withHold("hold ended", hold(holdId)),
    detail: () => "Its time has run out",
  },
  "case-closed": {
    kind: "decision",
    icon: "archive",
    title: ({ reason }) => `case closed: ${lower(codes.CLOSE_REASONS[reason])}`,
    detail: (_, { by }) => `By ${by}`,
  },
  "case-reopened": {
    kind: "decision",
    icon: "archive-restore",
    title: "case reopened",
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
};

function allocated({ allocations, currency }: EventData["payment-received"], { debt }: Reading): string {
  const [only, ...more] = allocations;
  if (!only) return "";
  if (more.length === 0) return `allocated to ${debt(only.debtId)}`;
  const parts = allocations.map((one) => `${debt(one.debtId)} ${formatMoney(one.amountMinor, currency)}`);
  return `allocated to ${parts.join(", ")}`;
}

function adjusted(adjustments: codes.Adjustment[] | undefined): string {
  if (!adjustments) return ERASED;
  if (adjustments.length === 0) return "no adjustment";
  return adjustments.map((one, at) => (at ? lower(codes.ADJUSTMENTS[one]) : codes.ADJUSTMENTS[one])).join(", ");
}

function withHold(words: string, label: string | undefined): string {
  return label ? `${words}: ${holdWords(label)}` : words;
}

/** "Supervisor hold" after the word hold: "supervisor". */
function holdWords(label: string): string {
  return lower(label).replace(/ hold$/, "");
}

/** Our own words first, with a capital; free text after them stays exactly as it was written. */
function clauses(first: string, ...rest: (string | false | null | undefined)[]): string {
  return [sentence(first), ...rest.filter(Boolean)].join("; ");
}

function quoted(text: string | undefined): string {
  return `“${erasable(text)}”`;
}

/** The label inside a sentence; words with an own capital (WhatsApp) do not occur in code labels that are lowered. */
function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** With a capital, as a sentence begins. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
