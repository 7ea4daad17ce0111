"use client";
import { TimeText } from "#components/ui/time-text.tsx";
import { stateWords } from "#lib/domain/contact-lines.ts";
import type { TimelineEntry } from "#lib/domain/timeline.ts";

/** How far a contact has come: "planned 10:16, let go 10:16, sent 10:16, delivered 10:17". */
export function ContactWay({ way }: { way: TimelineEntry[] }) {
  if (way.length === 0) return null;
  return (
    <p className="ev-way">
      {way.map(({ event }, at) => (
        <span key={event.id} data-last={at === way.length - 1 ? "" : undefined}>
          {stateWords(event)} <TimeText at={event.occurredAt} />
          {at < way.length - 1 ? ", " : null}
        </span>
      ))}
    </p>
  );
}
