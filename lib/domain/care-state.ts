import type { CaseState, EventOf } from "./case.ts";

/** Needs and adjustments after a disclosure; the adjustments are what the desk shows, never the condition. */
export function evolveCare(state: CaseState, event: EventOf<"need-disclosed">): CaseState {
  const { needId, driver, adjustments, note } = event.data;
  const need = {
    id: needId,
    driver: driver ?? null,
    adjustments: adjustments ?? [],
    note,
    at: event.occurredAt,
    version: event.version,
  };
  const all = new Set([...state.customer.adjustments, ...need.adjustments]);
  return { ...state, needs: [...state.needs, need], customer: { ...state.customer, adjustments: [...all] } };
}
