import type { CaseState, EventOf } from "./case.ts";
import { erasable } from "./erased.ts";

/** The hold stack: each hold stands alone; lifting or expiring one never touches another. */
export function evolveHold(
  state: CaseState,
  event: EventOf<"hold-placed" | "hold-lifted" | "hold-expired">,
): CaseState {
  if (event.type !== "hold-placed") {
    return { ...state, holds: state.holds.filter((hold) => hold.id !== event.data.holdId) };
  }
  const { holdId, kind, reason, until, debtId, disputeId } = event.data;
  const hold = {
    id: holdId,
    kind,
    reason: erasable(reason),
    from: event.occurredAt,
    until,
    debtId,
    disputeId,
    by: event.actor.id,
    version: event.version,
  };
  return { ...state, holds: [...state.holds, hold] };
}
