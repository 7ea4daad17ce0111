import type { Reason } from "#lib/domain/contact-policy/index.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

/** A decision of the gate as the record keeps it. `basis` is absent where it was erased, or never kept. */
export type Decided = {
  event: CaseEvent;
  decision: "allow" | "defer" | "deny";
  rules: string[];
  pack: { id: string; version: string };
  until?: string;
  basis?: { input: Record<string, unknown>; reasons: Reason[]; faults: string[] };
};

/** The decision that an event rests on or tells of; null when the gate had no part in it. */
export function decidedIn(event: CaseEvent): Decided | null {
  switch (event.type) {
    case "contact-blocked":
      return { event, ...event.data };
    case "contact-released":
    case "attempt-reserved":
      return { event, decision: "allow", rules: [], pack: event.data.pack, basis: event.data.basis };
    case "contact-recorded":
      return event.data.gate ? { event, ...event.data.gate } : null;
    default:
      return null;
  }
}
