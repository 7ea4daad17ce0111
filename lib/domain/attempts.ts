/** The attempts that the law allows are few: whoever is about to call keeps one, and everybody sees who and until when. */
import { plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { judge } from "./contact-facts.ts";
import { type Context, gateOf, requireDebt, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { setNextAction } from "./notes.ts";
import { basisOf, blockedFact } from "./outgoing.ts";
import { Refusal } from "./refusal.ts";

/** An attempt that is not made by then is free again. */
export const RESERVED_MINUTES = 10;

/** Keeps one attempt, or records that the law does not allow it. One person keeps one at a time on a case. */
export function reserveAttempt(data: CommandOf<"reserve-attempt">, state: CaseState, context: Context): NewEvent[] {
  requireDebt(state, data.debtId);
  const { id, kind } = context.actor;
  const own = state.reservations.find(({ by, until }) => by.id === id && by.kind === kind && until > context.at);
  if (own)
    throw new Refusal("reserved-already", "You keep an attempt on this case already.", { reservationId: own.id });
  const { recipient = "customer", place = "personal", ...rest } = data;
  const proposal = { ...rest, recipient, place, automated: kind !== "user" };
  const judged = judge(proposal, context.at, state, gateOf(context));
  const reservationId = context.newId();
  if (judged.decision !== "allow") return [blockedFact(reservationId, proposal, judged)];
  const until = plusMinutes(context.at, RESERVED_MINUTES);
  const { pack } = judged;
  return [{ type: "attempt-reserved", data: { reservationId, ...proposal, until, pack, basis: basisOf(judged) } }];
}

export function releaseAttempt(
  { reservationId }: CommandOf<"release-attempt">,
  state: CaseState,
  { actor }: Context,
): NewEvent[] {
  const reserved = state.reservations.find(({ id }) => id === reservationId);
  if (!reserved) throw new Refusal("unknown-reservation", "This attempt is not reserved any more.", { reservationId });
  if (actor.kind === "user" && reserved.by.id !== actor.id)
    throw new Refusal("not-your-reservation", "Somebody else keeps this attempt.", { reservationId });
  return [{ type: "attempt-released", data: { reservationId } }];
}

/** A call for later, as the case's next action: planned only where it would be lawful by what is known now. */
export function planCall(data: CommandOf<"plan-call">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  const { what, dueAt, purpose, debtId } = data;
  const proposal = { channel: "call", purpose, recipient: "customer", automated: false, debtId } as const;
  const { decision, until, reasons } = judge(proposal, dueAt, state, gateOf(context));
  if (decision !== "allow") {
    const rules = reasons.map(({ rule }) => rule);
    throw new Refusal("not-lawful-then", reasons[0]?.message ?? "A call is not allowed then.", {
      rules,
      decision,
      until,
    });
  }
  const [fact] = setNextAction({ what, dueAt }, state, context);
  if (fact?.type !== "next-action-set") throw new Error("A next action is set by next-action-set.");
  return [{ ...fact, data: { ...fact.data, call: { purpose, ...(debtId !== undefined && { debtId }) } } }];
}
