import { type CaseState, evolve } from "../domain/case.ts";
import type { CaseEvent } from "../domain/events.ts";
import { isKnownEvent } from "../domain/known-events.ts";

/** What the browser holds of one case: the state at a version, and the newest events without gaps up to it. */
export type LiveCase = { state: CaseState; version: number; events: CaseEvent[] };

export type Applied =
  | { is: "applied"; live: LiveCase }
  | { is: "seen" }
  | { is: "gap"; missing: number }
  | { is: "unknown" };

/**
 * One pushed or answered event on what the browser holds: the next version is folded in, a repeat is nothing, a gap has
 * to be asked for, and a type of a newer build means that the case is fetched again.
 */
export function applyEvent(live: LiveCase, event: CaseEvent): Applied {
  if (event.version <= live.version) return { is: "seen" };
  if (event.version > live.version + 1) return { is: "gap", missing: event.version - live.version - 1 };
  if (!isKnownEvent(event)) return { is: "unknown" };
  return {
    is: "applied",
    live: { state: evolve(live.state, event), version: event.version, events: [...live.events, event] },
  };
}

/** Applies events in version order as far as they reach without a gap. */
export function applyEvents(
  live: LiveCase,
  events: readonly CaseEvent[],
): { live: LiveCase; need: "nothing" | "events" | "case" } {
  let now = live;
  for (const event of [...events].sort((a, b) => a.version - b.version)) {
    const result = applyEvent(now, event);
    if (result.is === "applied") now = result.live;
    if (result.is === "gap") return { live: now, need: "events" };
    if (result.is === "unknown") return { live: now, need: "case" };
  }
  return { live: now, need: "nothing" };
}
