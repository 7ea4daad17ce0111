/** The guided three minutes: six things to see with two windows, and by what each is known to have happened. Pure. */
import type { CaseEvent } from "./events.ts";

export const TOUR_STEPS = ["together", "payment", "stopped", "offered", "accepted", "day"] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** How far a person is. `ref` is the case that the steps speak of. */
export type Tour = { open: boolean; ref: string | null; done: TourStep[] };

/** What this person's window hears of: who else has its case open, a committed event, an act stopped as stale, the demo's day. */
export type Happening =
  | { is: "others-here"; count: number }
  | { is: "event"; event: Pick<CaseEvent, "type" | "actor"> }
  | { is: "stopped" }
  | { is: "day"; playing: boolean };

/** The step that this makes true for the person, if any. */
export function stepShownBy(happening: Happening, me: { id: string }): TourStep | null {
  switch (happening.is) {
    case "others-here":
      return happening.count > 0 ? "together" : null;
    case "stopped":
      return "stopped";
    case "day":
      return happening.playing ? "day" : null;
    case "event":
      return stepOfEvent(happening.event, me.id);
    default:
      return happening satisfies never;
  }
}

function stepOfEvent({ type, actor }: Pick<CaseEvent, "type" | "actor">, me: string): TourStep | null {
  const mine = actor.kind === "user" && actor.id === me;
  if (type === "handover-offered") return mine ? "offered" : null;
  if (type === "payment-received") return mine ? null : "payment";
  return type === "handover-accepted" && !mine ? "accepted" : null;
}

/** The tour with this step ticked; the same object when it was already, or while the tour is not open. */
export function ticked(tour: Tour, step: TourStep): Tour {
  return !tour.open || tour.done.includes(step) ? tour : { ...tour, done: [...tour.done, step] };
}

/** What comes next; null when everything has been seen. */
export function nextStep({ done }: Tour): TourStep | null {
  return TOUR_STEPS.find((step) => !done.includes(step)) ?? null;
}
