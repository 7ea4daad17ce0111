import { plusMinutes } from "./calendar.ts";
import { openComplaint, recordDisclosure } from "./care.ts";
import type { CaseState, Reservation } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { judge } from "./contact-facts.ts";
import { type Context, requireDebt } from "./context.ts";
import { dispositionOf, type Opens } from "./dispositions.ts";
import { openDispute } from "./dispute.ts";
import type { EventData, NewEvent } from "./events.ts";
import { maskOf } from "./mask.ts";
import { setNextAction } from "./notes.ts";
import { Refusal } from "./refusal.ts";
import { toldByOutcome } from "./told-by-outcome.ts";

type Data = CommandOf<"record-contact">;
const THIRTY_DAYS = 30 * 24 * 60;
const OPENABLE: readonly Opens[] = ["nextAction", "dispute", "complaint", "disclosure"];

/** One attempt on one channel with its outcome, and exactly what that outcome opens. */
export function recordContact(data: Data, state: CaseState, context: Context): NewEvent[] {
  requireRecent(data.occurredAt, context);
  requireDebt(state, data.debtId);
  requireExactlyWhatOpens(data);
  const { channel, direction, disposition, note, debtId } = data;
  const reserved = ownReservation(data, state, context);
  const gate = reserved === undefined ? judgedAfterwards(data, state, context) : undefined;
  return [
    {
      type: "contact-recorded",
      data: {
        contactId: context.newId(),
        channel,
        direction,
        disposition,
        ...(note !== undefined && { note }),
        ...(debtId !== undefined && { debtId }),
        ...(reserved && { reservationId: reserved.id, ...(reserved.recipient && { recipient: reserved.recipient }) }),
        ...(gate && { gate }),
      },
    },
    ...opened(data, state, context),
    ...toldByOutcome(data, state, context),
  ];
}

export function changeContactPoint(data: CommandOf<"change-contact-point">): NewEvent[] {
  const { kind, value, verified = false } = data;
  return [{ type: "contact-point-changed", data: { kind, mask: maskOf(kind, value), verified } }];
}

/** The attempt that this contact uses up. One that has lapsed meanwhile is none any more: what happened is recorded all the same. */
function ownReservation({ reservationId }: Data, state: CaseState, { actor }: Context): Reservation | undefined {
  const reserved = state.reservations.find(({ id }) => id === reservationId);
  if (!reserved) return undefined;
  if (actor.kind === "user" && reserved.by.id !== actor.id)
    throw new Refusal("not-your-reservation", "Somebody else keeps this attempt.", { reservationId });
  return reserved;
}

/** What the gate would have said of an outbound contact that nobody had reserved: it happened, and the record says so. */
function judgedAfterwards(data: Data, state: CaseState, context: Context): EventData["contact-recorded"]["gate"] {
  const { channel, direction, debtId } = data;
  if (!context.gate || direction === "inbound" || channel === "in-person") return undefined;
  const automated = context.actor.kind !== "user";
  const proposal = { channel, purpose: "collection", recipient: "customer", automated, debtId } as const;
  const { decision, reasons, pack } = judge({ ...proposal, optOutOffered: true }, context.now, state, context.gate);
  return { decision, rules: reasons.map(({ rule }) => rule), pack };
}

function opened(data: Data, state: CaseState, context: Context): NewEvent[] {
  if (data.nextAction) return setNextAction(data.nextAction, state, context);
  if (data.dispute) return openDispute(data.dispute, state, context);
  if (data.complaint) return openComplaint(data.complaint, context);
  if (data.disclosure) return recordDisclosure(data.disclosure, context);
  return [];
}

function requireExactlyWhatOpens(data: Data): void {
  const opens = dispositionOf(data.disposition).opens;
  if (opens && data[opens] === undefined) {
    throw new Refusal("outcome-incomplete", `The outcome ${data.disposition} needs ${opens}.`, { required: opens });
  }
  const extra = OPENABLE.find((field) => field !== opens && data[field] !== undefined);
  if (extra) {
    throw new Refusal("outcome-opens-nothing", `The outcome ${data.disposition} does not take ${extra}.`, { extra });
  }
}

function requireRecent(occurredAt: string | undefined, { at }: Context): void {
  if (occurredAt === undefined) return;
  if (occurredAt > at) throw new Refusal("in-the-future", "A contact is recorded after it happened.", { occurredAt });
  if (occurredAt < plusMinutes(at, -THIRTY_DAYS)) {
    throw new Refusal("too-long-ago", "A contact is recorded within 30 days. Add a note instead.", { occurredAt });
  }
}
