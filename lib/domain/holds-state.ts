import type { CaseState, EventOf } from "./case.ts";
import { erasable } from "./erased.ts";
import { frozenFrom, frozenUntil } from "./freezes.ts";
import { FREEZING } from "./money-rules.ts";

/** The hold stack: each hold stands alone; lifting or expiring one never touches another. */
export function evolveHold(
  state: CaseState,
  event: EventOf<"hold-placed" | "hold-lifted" | "hold-expired">,
): CaseState {
  if (event.type !== "hold-placed") {
    const { holdId } = event.data;
    const holds = state.holds.filter((hold) => hold.id !== holdId);
    return { ...state, holds, freezes: frozenUntil(state.freezes, holdId, event.occurredAt) };
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
  const about = { holdId, from: hold.from, ...(debtId !== undefined && { debtId }) };
  const freezes = FREEZING.has(kind) ? frozenFrom(state.freezes, about) : state.freezes;
  return { ...state, holds: [...state.holds, hold], freezes };
}
