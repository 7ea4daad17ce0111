import type { CaseState } from "./case.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";

/** What has come due by now, earliest first. Nothing due: no facts. */
export function advance(state: CaseState, { now }: Context): NewEvent[] {
  return [...expiredOffer(state), ...brokenPromise(state), ...endedHolds(state), ...lapsedAttempts(state)]
    .filter(({ at }) => at <= now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ event }) => event);
}

type Due = { at: string; event: NewEvent };

function expiredOffer({ handover }: CaseState): Due[] {
  if (!handover) return [];
  return [{ at: handover.expiresAt, event: { type: "handover-expired", data: { handoverId: handover.id } } }];
}

function brokenPromise({ arrangement }: CaseState): Due[] {
  if (arrangement?.kind !== "promise") return [];
  const { id: promiseId, receivedMinor, breaksAt } = arrangement;
  return [{ at: breaksAt, event: { type: "promise-broken", data: { promiseId, receivedMinor } } }];
}

function endedHolds({ holds }: CaseState): Due[] {
  return holds.flatMap((hold) =>
    hold.until ? [{ at: hold.until, event: { type: "hold-expired", data: { holdId: hold.id } } as const }] : [],
  );
}

function lapsedAttempts({ reservations }: CaseState): Due[] {
  return reservations.map(({ id, until }) => ({
    at: until,
    event: { type: "attempt-lapsed", data: { reservationId: id } },
  }));
}
