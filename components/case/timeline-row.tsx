"use client";
import dynamic from "next/dynamic";
import { memo } from "react";
import { EntryWay } from "#components/case/entry-way.tsx";
import { EVENT_ICONS } from "#components/case/event-icons.ts";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { FoldedEntry, TimelineEntry } from "#components/case/timeline-entry.tsx";
import { useOpened } from "#components/case/use-opened.ts";
import { WayDetail } from "#components/case/way-detail.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { timeWords } from "#components/ui/time-words.ts";
import type { OutgoingContact } from "#lib/domain/case.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import {
  type TimelineEntry as Entry,
  foldTitle,
  isPaymentLine,
  type TimelineFold,
  type TimelineItem,
} from "#lib/domain/timeline.ts";

/** Loaded with the first entry that is opened. */
const EventDetail = dynamic(() => import("#components/case/event-detail.tsx").then((m) => m.EventDetail));
/** Loaded with the first contact that goes out. */
const ContactStanding = dynamic(() =>
  import("#components/contact/contact-standing.tsx").then((m) => m.ContactStanding),
);

type RowProps = {
  /** The version up to which this person has seen the record. */
  seen: number;
  marked: number | null;
  late: ReadonlySet<number>;
};

/** One line of the timeline: an event, or a run of system events. Drawn again only when something of it changed. */
export const TimelineRow = memo(function TimelineRow({ item, ...row }: RowProps & { item: TimelineItem }) {
  return item.is === "fold" ? <FoldRow fold={item} {...row} /> : <EntryRow entry={item} {...row} />;
});

function FoldRow({ fold, ...row }: RowProps & { fold: TimelineFold }) {
  const [open, toggle] = useOpened(fold.entries.some(({ event }) => event.version === row.marked));
  const timeZone = useTimeZone();
  const newest = fold.entries[0]?.event;
  if (!newest) return null;
  return (
    <>
      <FoldedEntry
        at={newest.occurredAt}
        title={foldTitle(fold, (at) => timeWords(at, timeZone))}
        version={newest.version}
        open={open}
        onToggle={toggle}
      >
        {fold.detail}
      </FoldedEntry>
      {open ? fold.entries.map((entry) => <EntryRow key={entry.event.id} entry={entry} {...row} />) : null}
    </>
  );
}

function EntryRow({ entry, seen, marked, late }: RowProps & { entry: Entry }) {
  const { state, me } = useOpenCase();
  const { event, description, way = [] } = entry;
  const { amountMinor } = description;
  const told = way.length > 0 ? way.map((one) => one.event) : [event];
  const isPayment = isPaymentLine(entry);
  const inside = told.some(({ version }) => version === marked && (isPayment || version !== event.version));
  const [open, toggle] = useOpened(inside);
  const contact = outgoingOf(event, state.contacts);
  return (
    <TimelineEntry
      at={event.occurredAt}
      icon={EVENT_ICONS[description.icon]}
      title={isPayment ? <Counted title={description.title} entries={way.length} /> : description.title}
      amount={amountMinor === undefined ? undefined : moneyWords(amountMinor, state.currency)}
      version={event.version}
      id={`event-${event.version}`}
      open={open}
      onToggle={toggle}
      detail={
        <>
          {isPayment ? null : <EventDetail event={event} />}
          <WayDetail way={way} head={event.version} marked={marked} whole={isPayment} />
        </>
      }
      isNew={told.some(({ version, actor }) => version > seen && actor.id !== me.id)}
      blocked={event.type === "contact-blocked"}
      marked={event.version === marked || inside}
      recordedAt={late.has(event.version) ? event.at : undefined}
    >
      {description.detail ? <p className="ev-text">{description.detail}</p> : null}
      {entry.correction ? <Corrected entry={entry} /> : null}
      <EntryWay entry={entry} />
      {contact ? <ContactStanding contact={contact} /> : null}
    </TimelineEntry>
  );
}

/** "Customer paid by card · 7 entries" */
function Counted({ title, entries }: { title: string; entries: number }) {
  return (
    <>
      {title} <span className="ev-count">· {entries} entries</span>
    </>
  );
}

function outgoingOf({ data }: CaseEvent, contacts: readonly OutgoingContact[]): OutgoingContact | undefined {
  return "contactId" in data ? contacts.find(({ id }) => id === data.contactId) : undefined;
}

/** The first text stays readable, struck through, beside what replaced it. */
function Corrected({ entry: { correction } }: { entry: Entry }) {
  if (!correction) return null;
  return (
    <>
      <p className="ev-text">
        <span className="sr">First written: </span>
        <s className="was">{correction.original}</s>
      </p>
      <p className="ev-text">
        <span className="sr">Corrected to: </span>
        {correction.text} <EventSeq version={correction.version} />
      </p>
    </>
  );
}
