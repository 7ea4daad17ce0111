"use client";
import { EventActs } from "#components/case/event-acts.tsx";
import { EventSeq } from "#components/case/event-seq.tsx";
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
