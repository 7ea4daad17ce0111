import type { CaseState, EventOf, StandingPromise } from "./case.ts";

type PromiseEvent = EventOf<
  "promise-made" | "promise-kept" | "promise-broken" | "promise-part-kept" | "promise-restored"
>;

/** The standing promise after it was made, kept, broken, or stands again. */
export function evolvePromise(state: CaseState, event: PromiseEvent): CaseState {
  if (event.type === "promise-made") return made(state, event);
  if (event.type === "promise-restored") return restored(state, event);
  const { arrangement, keptPromise } = state;
  const standing = arrangement?.kind === "promise" && arrangement.id === event.data.promiseId ? arrangement : null;
  if (!standing && keptPromise?.id !== event.data.promiseId) return state;
  const isKept = event.type === "promise-kept";
  return {
    ...state,
    arrangement: standing ? null : arrangement,
    keptPromise: isKept ? standing : null,
    lastPromise: isKept ? "kept" : event.type === "promise-broken" ? "broken" : "part-kept",
    brokenPromises:
      event.type === "promise-broken" ? [...state.brokenPromises, event.occurredAt] : state.brokenPromises,
  };
}

function made(state: CaseState, event: EventOf<"promise-made">): CaseState {
  const { promiseId, amountMinor, dueOn, breaksAt } = event.data;
  const promise: StandingPromise = {
    kind: "promise",
    id: promiseId,
    amountMinor,
    dueOn,
    breaksAt,
    receivedMinor: 0,
    madeAt: event.occurredAt,
    version: event.version,
  };
  return { ...state, arrangement: promise, keptPromise: null, completedPlan: null, firstActionDueAt: null };
}

function restored(state: CaseState, event: EventOf<"promise-restored">): CaseState {
  const { keptPromise } = state;
  if (keptPromise?.id !== event.data.promiseId) return state;
  return { ...state, arrangement: keptPromise, keptPromise: null, lastPromise: null };
}
