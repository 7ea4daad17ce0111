/** What each event says: one row a type, so that a new event does not compile until somebody has put it into words. */
import * as codes from "./codes.ts";
import { CHANNEL_ICONS, CHANNEL_NOUNS, CONTACT_DESCRIPTIONS } from "./contact-descriptions.ts";
import { CUSTOMER_DESCRIPTIONS } from "./customer-descriptions.ts";
import { sayDay } from "./day-text.ts";
import type { Reading, Rows } from "./description-row.ts";
import { DISPOSITIONS } from "./dispositions.ts";
import { ERASED, erasable } from "./erased.ts";
import type { EventData, EventType } from "./events.ts";
import { formatMoney } from "./money.ts";
import { MONEY_DESCRIPTIONS } from "./money-descriptions.ts";
import { OWNERSHIP_DESCRIPTIONS } from "./ownership-descriptions.ts";
import { clauses, lower, quoted } from "./sentence.ts";

export const DESCRIPTIONS: Rows<EventType> = {
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
    detail: ({ note, debtId, gate, recipient }, { by, debt }) =>
      clauses(
        `by ${by}`,
        recipient === "representative" && "with their representative",
        debtId && `about ${debt(debtId)}`,
        note,
        gate && unchecked(gate),
      ),
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
    detail: ({ replaces, graceDays, override }, { by }) =>
      clauses(
        `taken by ${by}`,
        replaces && "replaces what was arranged before",
        graceDays !== undefined && `${graceDays} working ${graceDays === 1 ? "day" : "days"} of grace`,
        override !== undefined && `beyond the limits: ${erasable(override)}`,
      ),
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
  ...OWNERSHIP_DESCRIPTIONS,
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
  ...CUSTOMER_DESCRIPTIONS,
  ...CONTACT_DESCRIPTIONS,
  ...MONEY_DESCRIPTIONS,
};

/** Of a contact that was made without asking the gate first. */
function unchecked({ decision, rules }: NonNullable<EventData["contact-recorded"]["gate"]>): string | false {
  return decision !== "allow" && `made without asking; policy would have refused: ${rules.map(ruleName).join(", ")}`;
}

/** "us.call-attempts" → "call attempts" */
function ruleName(rule: string): string {
  return rule.slice(rule.indexOf(".") + 1).replaceAll("-", " ");
}

function allocated({ allocations, currency }: EventData["payment-received"], { debt }: Reading): string {
  const sums = new Map<string, number>();
  for (const { debtId, amountMinor } of allocations) sums.set(debtId, (sums.get(debtId) ?? 0) + amountMinor);
  const [only, ...more] = sums.keys();
  if (only === undefined) return "";
  if (more.length === 0) return `allocated to ${debt(only)}`;
  const parts = [...sums].map(([debtId, amountMinor]) => `${debt(debtId)} ${formatMoney(amountMinor, currency)}`);
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
