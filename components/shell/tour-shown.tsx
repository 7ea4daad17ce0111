"use client";
import { Check, ListChecks, X } from "lucide-react";
import { useState } from "react";
import { type Partner, STEPS } from "#components/shell/tour-words.tsx";
import { usePartner } from "#components/shell/use-partner.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useTour } from "#lib/client/use-tour.ts";
import { useTourTicks } from "#lib/client/use-tour-ticks.ts";
import { nextStep, TOUR_STEPS, type Tour, type TourStep } from "#lib/domain/guided-tour.ts";

/** What to do next and in which window. It never takes focus. */
export function TourShown() {
  const { tour, start, show } = useTour();
  useTourTicks(tour?.open === true, sayTick);
  const partner = usePartner();
  const [all, setAll] = useState(false);
  if (!tour?.open || !partner) return null;
  return (
    <section className="strip-line tour" aria-label="Guided three minutes">
      <ListChecks className="i" />
      <TourNow tour={tour} partner={partner} />
      <span className="line tour-acts">
        <Button small kind="quiet" aria-expanded={all} aria-controls="tour-steps" onClick={() => setAll(!all)}>
          All steps
        </Button>
        <Button small kind="quiet" onClick={start}>
          Start again
        </Button>
        <IconButton small label="Close the guided three minutes" icon={X} onClick={() => show(false)} />
      </span>
      <ol id="tour-steps" className="tour-steps" hidden={!all}>
        {TOUR_STEPS.map((step) => (
          <TourLine key={step} step={step} tour={tour} partner={partner} />
        ))}
      </ol>
    </section>
  );
}

function TourNow({ tour, partner }: { tour: Tour; partner: Partner }) {
  const step = nextStep(tour);
  if (!step) {
    return (
      <p className="tour-now">
        <b>All {TOUR_STEPS.length} seen.</b> The record on the case tells the whole of it: who, when, and what each had
        on the screen.
      </p>
    );
  }
  const { label, words } = STEPS[step];
  return (
    <p className="tour-now">
      <b>
        {TOUR_STEPS.indexOf(step) + 1} of {TOUR_STEPS.length}: {label}.
      </b>{" "}
      {words(partner, tour.ref)}
    </p>
  );
}

function TourLine({ step, tour, partner }: { step: TourStep; tour: Tour; partner: Partner }) {
  const done = tour.done.includes(step);
  const { label, words } = STEPS[step];
  return (
    <li data-done={done ? "" : undefined}>
      <span className="pop-check">{done ? <Check className="i" /> : null}</span>
      <span>
        <b>{label}</b>
        {done ? " (seen). " : ". "}
        {words(partner, tour.ref)}
      </span>
    </li>
  );
}

function sayTick(step: TourStep): void {
  announce(`Seen: ${STEPS[step].label}.`);
}
