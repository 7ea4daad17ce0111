import { type CaseState, evolve } from "./case.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";

/** The state as these facts would leave it, so that what follows from them is decided on what they come to. */
export function afterFacts(state: CaseState, facts: readonly NewEvent[], { now, at, actor }: Context): CaseState {
  const { ref: caseRef } = state;
  const unrecorded = { caseRef, occurredAt: now, at, actor, id: "", commandId: "", prevHash: "", hash: "" };
  return facts.reduce((after, fact) => evolve(after, { ...fact, ...unrecorded, version: after.version + 1 }), state);
}
