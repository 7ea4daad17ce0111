import type { CaseEvent } from "../domain/events.ts";
import { isKnownEvent } from "../domain/known-events.ts";
import { Problem } from "./problem.ts";

/**
 * A newer build, beside which this process still runs, wrote to the case what this one does not know. It shows what it
 * knows, and decides nothing: the newer one does, so the same command may be sent again.
 */
export class NewerBuild extends Problem {
  constructor() {
    super(503, "unavailable", "A newer version of Baton wrote to this case. Nothing was lost; try again.", {
      retryAfter: 1,
    });
    this.name = "NewerBuild";
  }
}

/** Throws {@link NewerBuild} unless this build knows all of these events. */
export function requireKnown(events: readonly CaseEvent[]): void {
  if (!events.every(isKnownEvent)) throw new NewerBuild();
}
