"use client";
import { TimeText } from "#components/ui/time-text.tsx";
import { stateWords } from "#lib/domain/contact-lines.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { paymentStep } from "#lib/domain/payment-lines.ts";
import { isPaymentLine, type TimelineEntry } from "#lib/domain/timeline.ts";

/** How far a contact or a payment has come: "planned 10:16, let go 10:16, sent 10:16", "paying 10:02, received 10:03, debt paid". */
export function EntryWay({ entry }: { entry: TimelineEntry }) {
  const stepOf = isPaymentLine(entry) ? paymentStep : contactStep;
  const steps = (entry.way ?? []).flatMap(({ event }) => {
    const step = stepOf(event);
    return step ? [{ event, ...step }] : [];
  });
  if (steps.length < 2) return null;
  return (
    <p className="ev-way">
      {steps.map(({ event, words, timed }, at) => (
        <span key={event.id} data-last={at === steps.length - 1 ? "" : undefined}>
          {words}
          {timed ? " " : null}
          {timed ? <TimeText at={event.occurredAt} /> : null}
          {at < steps.length - 1 ? ", " : null}
        </span>
      ))}
    </p>
  );
}

function contactStep(event: CaseEvent) {
  return { words: stateWords(event), timed: true };
}
