import type { CaseState, EventOf } from "./case.ts";

/** What the last assessment left over a month; null once its figures are erased. */
export function evolveAffordability(state: CaseState, event: EventOf<"affordability-assessed">): CaseState {
  const { assessmentId, form } = event.data;
  const disposableMinor = form?.disposableMinor;
  if (typeof disposableMinor !== "number") return { ...state, affordability: null };
  const { occurredAt: at, version } = event;
  return { ...state, affordability: { id: assessmentId, disposableMinor, at, by: event.actor.id, version } };
}
