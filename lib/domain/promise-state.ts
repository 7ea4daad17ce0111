import type { CaseState, EventOf } from "./case.ts";

/** The standing promise after it was made, kept or broken. */
export function evolvePromise(
  state: CaseState,
  event: EventOf<"promise-made" | "promise-kept" | "promise-broken">,
): CaseState {
  if (event.type === "promise-made") return made(state, event);
  if (state.arrangement?.id !== event.data.promiseId) return state;
  return { ...state, arrangement: null, lastPromise: event.type === "promise-kept" ? "kept" : "broken" };
}

function made(state: CaseState, event: EventOf<"promise-made">): CaseState {
  const { promiseId, amountMinor, dueOn, breaksAt } = event.data;
  return {
    ...state,
    arrangement: {
      kind: "promise",
      id: promiseId,
      amountMinor,
      dueOn,
      breaksAt,
      receivedMinor: 0,
      madeAt: event.occurredAt,
      version: event.version,
    },
    firstActionDueAt: null,
  };
}
