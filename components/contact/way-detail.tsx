"use client";
import { EventActs } from "#components/case/event-acts.tsx";
import { EventSeq } from "#components/case/event-seq.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { TimelineEntry } from "#lib/domain/timeline.ts";

/** Each of the events behind the line, with its number in the record and what it says. */
export function WayDetail({ way, own, marked }: { way: TimelineEntry[]; own: number; marked: number | null }) {
  const others = way.filter(({ event }) => event.version !== own);
  if (others.length === 0) return null;
  return (
    <ol className="ev-told">
      {others.map(({ event, description }) => (
        <li key={event.id} id={`event-${event.version}`} data-marked={event.version === marked ? "" : undefined}>
          <h3 tabIndex={-1}>{description.title}</h3>
          <p>
            <TimeText at={event.at} as="second" />; {description.detail} <EventSeq version={event.version} />
          </p>
          <EventActs event={event} />
        </li>
      ))}
    </ol>
  );
}
