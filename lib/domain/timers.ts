import type { CaseState } from "./case.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { accrued } from "./interest.ts";
import { sessionTimesOut } from "./pay-session.ts";
import { planDue } from "./plan-timers.ts";
import { notKept } from "./promise-follows.ts";

/** What has come due by now, earliest first. Nothing due: no facts. */
export function advance(state: CaseState, context: Context): NewEvent[] {
  const { now } = context;
  return [
    ...expiredOffer(state),
    ...brokenPromise(state, context),
    ...planDue(state, context),
    ...endedSession(state, context),
    ...endedHolds(state),
    ...lapsedAttempts(state),
    ...dueInterest(state, context),
  ]
    .filter(({ at }) => at <= now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .flatMap(({ facts }) => facts);
}

/** What falls due at an instant. */
export type Due = { at: string; facts: NewEvent[] };

function expiredOffer({ handover }: CaseState): Due[] {
  if (!handover) return [];
  return [{ at: handover.expiresAt, facts: [{ type: "handover-expired", data: { handoverId: handover.id } }] }];
}

function brokenPromise(state: CaseState, context: Context): Due[] {
  const { arrangement } = state;
  if (arrangement?.kind !== "promise") return [];
  return [{ at: arrangement.breaksAt, facts: [notKept(arrangement, state, context)] }];
}

/** Its hold goes with it, and is not said to have ended besides. */
function endedSession(state: CaseState, context: Context): Due[] {
  const { paySession } = state;
  return paySession ? [{ at: paySession.endsAt, facts: sessionTimesOut(paySession, state, context) }] : [];
}

function endedHolds({ holds, paySession }: CaseState): Due[] {
  const ofSession = (id: string) => id === paySession?.holdId;
  return holds.flatMap(({ id, until }) =>
    until && !ofSession(id) ? [{ at: until, facts: [{ type: "hold-expired", data: { holdId: id } } as const] }] : [],
  );
}

function lapsedAttempts({ reservations }: CaseState): Due[] {
  return reservations.map(({ id, until }) => ({
    at: until,
    facts: [{ type: "attempt-lapsed", data: { reservationId: id } }],
  }));
}

/** All debts at once, at the first of the month. */
function dueInterest(state: CaseState, context: Context): Due[] {
  if (state.lifecycle.state === "closed") return [];
  const at = state.debts
    .flatMap(({ interest, heads }) => (interest && heads.principal > 0 ? [interest.nextAt] : []))
    .sort()[0];
  return at === undefined || at > context.now ? [] : [{ at, facts: accrued(state, context) }];
}
