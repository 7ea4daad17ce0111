"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { moneyWords } from "#components/ui/money-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import type { TimelineEntry } from "#lib/domain/timeline.ts";

/** Both come with the first entry that is opened. */
const EventActs = dynamic(() => import("#components/case/event-acts.tsx").then((m) => m.EventActs));
const EventDetail = dynamic(() => import("#components/case/event-detail.tsx").then((m) => m.EventDetail));

/**
 * The events behind the line, oldest first, so that what comes is added below what is read: `whole`, each of them, else
 * those beside `head`, whose own detail stands above.
 */
export function WayDetail(line: { way: TimelineEntry[]; head: number; marked: number | null; whole: boolean }) {
  const { way, head, marked, whole } = line;
  const told = way.filter(({ event }) => whole || event.version !== head);
  if (told.length === 0) return null;
  return (
    <ol className="ev-told">
      {told.map((entry) => (
        <Told
          key={entry.event.id}
          entry={entry}
          id={entry.event.version === head ? undefined : `event-${entry.event.version}`}
          marked={entry.event.version === marked}
        />
      ))}
    </ol>
  );
}

function Told({ entry, id, marked }: { entry: TimelineEntry; id?: string; marked: boolean }) {
  const [open, setOpen] = useState(false);
  const { state } = useOpenCase();
  const { event, description } = entry;
  const { amountMinor } = description;
  return (
    <li id={id} data-marked={marked ? "" : undefined}>
      <h3 tabIndex={-1}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {description.title}
        </button>
        {amountMinor === undefined ? null : <span className="num"> {moneyWords(amountMinor, state.currency)}</span>}
      </h3>
      <p>
        <TimeText at={event.at} as="second" />; {description.detail} <EventSeq version={event.version} />
      </p>
      {open ? <EventDetail event={event} /> : <EventActs event={event} />}
    </li>
  );
}
