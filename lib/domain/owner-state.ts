import type { CaseState, EventOf } from "./case.ts";

/** Ownership as it stands after an `owner-changed`; the one before is kept for a return. */
export function evolveOwner(state: CaseState, event: EventOf<"owner-changed">): CaseState {
  const { to, from, firstActionDueAt } = event.data;
  const since = event.occurredAt;
  const owners = [...state.owners, { ...to, since, version: event.version }].slice(-20);
  return { ...state, owner: { ...to, since }, previousOwner: from, owners, firstActionDueAt };
}
