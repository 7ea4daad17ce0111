/** How a case's events stand on the page: filtered, newest first, system noise folded, corrections beside what they correct. */
import { contactLines } from "./contact-lines.ts";
import { type Description, describeEvent, type EventKind, kindOf, type Names } from "./describe.ts";
import { erasable } from "./erased.ts";
import type { CaseEvent } from "./events.ts";
import { paymentLines, paymentLineWords } from "./payment-lines.ts";

export const TIMELINE_FILTERS = [
  { id: "all", label: "All", kind: null },
  { id: "contact", label: "Contact", kind: "contact" },
  { id: "payments", label: "Payments", kind: "payment" },
  { id: "ownership", label: "Ownership", kind: "ownership" },
  { id: "decisions", label: "Decisions", kind: "decision" },
  { id: "notes", label: "Notes", kind: "note" },
  { id: "system", label: "System", kind: "system" },
] as const satisfies { id: string; label: string; kind: EventKind | null }[];
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number]["id"];

/** What replaced an entry's text: the first text is struck through and stays readable. */
export type Correction = { original: string; text: string; version: number };
export type TimelineEntry = {
  is: "entry";
  event: CaseEvent;
  /** Of a corrected entry: without its text, which stands in `correction`. */
  description: Description;
  correction?: Correction;
  /** Of a contact that goes out, or a payment: every event that tells of it, oldest first, this one among them. */
  way?: TimelineEntry[];
};
/** A run of system events of one day, newest first. */
export type TimelineFold = { is: "fold"; entries: TimelineEntry[]; detail: string };
export type TimelineItem = TimelineEntry | TimelineFold;
export type TimelineOptions = {
  names: Names;
  viewer?: { id: string };
  filter?: TimelineFilter;
  /** The reader's day of an instant: a fold never crosses midnight. Absent: the UTC day. */
  dayOf?: (at: string) => string;
};

/** Whether events of this type stand under the filter. */
export function isUnder(filter: TimelineFilter, type: CaseEvent["type"]): boolean {
  return filter === "all" || TIMELINE_FILTERS.some(({ id, kind }) => id === filter && kind === kindOf(type));
}

/** How many of the events each filter would show. */
export function countsOf(events: readonly CaseEvent[]): Record<TimelineFilter, number> {
  const counts = { all: 0, contact: 0, payments: 0, ownership: 0, decisions: 0, notes: 0, system: 0 };
  for (const { id } of TIMELINE_FILTERS) counts[id] = events.filter(({ type }) => isUnder(id, type)).length;
  return counts;
}

/** The events as timeline items, newest version first. Under the filter "system" nothing is folded. */
export function timelineOf(events: readonly CaseEvent[], options: TimelineOptions): TimelineItem[] {
  const { names, viewer, filter = "all", dayOf = utcDay } = options;
  const corrections = correctionsOf(events);
  const told = (event: CaseEvent) => entryOf(event, corrections.get(event.version), names, viewer);
  const entries = (LINES.has(filter) ? inLines(events, filter, dayOf) : alone(events, filter))
    .toSorted((a, b) => b.event.version - a.event.version)
    .map(({ event, way }) => (way ? lineOf(told(event), way.map(told)) : told(event)));
  return filter === "system" ? entries : fold(entries, dayOf);
}

/** Where what tells of one contact or payment stands on one line; elsewhere each event stands for itself. */
const LINES: ReadonlySet<TimelineFilter> = new Set(["all", "contact", "payments"]);

/** Whether an entry is the line of a payment: it grows at its newest end, and is known by its oldest event. */
export function isPaymentLine({ way, description }: TimelineEntry): boolean {
  return way !== undefined && description.kind === "payment";
}

function lineOf(head: TimelineEntry, way: TimelineEntry[]): TimelineEntry {
  const events = way.map(({ event }) => event);
  return { ...head, description: { ...head.description, ...paymentLineWords(head.event, events) }, way };
}

type Line = { event: CaseEvent; way?: CaseEvent[] };

function alone(events: readonly CaseEvent[], filter: TimelineFilter): Line[] {
  return events.filter(({ type }) => isUnder(filter, type)).map((event) => ({ event }));
}

/** What tells of one contact or payment stands on one line, which is there when any of it is under the filter. */
function inLines(events: readonly CaseEvent[], filter: TimelineFilter, dayOf: (at: string) => string): Line[] {
  const byVersion = new Map(events.map((event) => [event.version, event]));
  const contacts = contactLines(events);
  const elsewhere = (version: number) => (contacts.get(version)?.at ?? version) !== version;
  const lines = new Map([...contacts, ...paymentLines(events, elsewhere, dayOf)]);
  return events.flatMap((event): Line[] => {
    const line = lines.get(event.version);
    if (line && line.at !== event.version) return [];
    const way = line?.versions.flatMap((version) => byVersion.get(version) ?? []);
    return (way ?? [event]).some(({ type }) => isUnder(filter, type)) ? [{ event, ...(way && { way }) }] : [];
  });
}

/** "4 system events, 08:00 to 08:02"; `time` prints an instant in the reader's zone. */
export function foldTitle({ entries }: TimelineFold, time: (at: string) => string): string {
  const [from, to] = [time(entries.at(-1)?.event.occurredAt ?? ""), time(entries[0]?.event.occurredAt ?? "")];
  return `${entries.length} system events, ${from === to ? from : `${from} to ${to}`}`;
}

function entryOf(
  event: CaseEvent,
  correction: Correction | undefined,
  names: Names,
  viewer: TimelineOptions["viewer"],
): TimelineEntry {
  if (!correction) return { is: "entry", event, description: describeEvent(event, names, viewer) };
  const description = describeEvent(withoutText(event), names, viewer);
  const detail = event.type === "contact-recorded" ? description.detail : "";
  return { is: "entry", event, description: { ...description, detail }, correction };
}

function withoutText(event: CaseEvent): CaseEvent {
  return event.type === "contact-recorded" ? { ...event, data: { ...event.data, note: undefined } } : event;
}

/** The last correction of each corrected entry, by the entry's version; correcting a correction corrects the first entry too. */
function correctionsOf(events: readonly CaseEvent[]): Map<number, Correction> {
  const byVersion = new Map(events.map((event) => [event.version, event]));
  const found = new Map<number, Correction>();
  for (const event of events.toSorted((a, b) => a.version - b.version)) {
    if (event.type !== "entry-corrected") continue;
    for (const target of correctedBy(event, byVersion)) {
      found.set(target.version, { original: textOf(target), text: erasable(event.data.text), version: event.version });
    }
  }
  return found;
}

function correctedBy(event: CaseEvent, byVersion: Map<number, CaseEvent>): CaseEvent[] {
  if (event.type !== "entry-corrected") return [];
  const target = byVersion.get(event.data.version);
  return target && target.version < event.version ? [target, ...correctedBy(target, byVersion)] : [];
}

function textOf(event: CaseEvent): string {
  if (event.type === "contact-recorded") return event.data.note ?? "";
  return event.type === "note-added" || event.type === "entry-corrected" ? erasable(event.data.text) : "";
}

/** Runs of two or more system events become one line; ownership is never a system event, so it never folds. */
function fold(entries: TimelineEntry[], dayOf: (at: string) => string): TimelineItem[] {
  const runs: TimelineEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && continues(run, entry, dayOf)) run.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run): TimelineItem[] =>
    run.length > 1 ? [{ is: "fold", entries: run, detail: titles(run) }] : run,
  );
}

function continues(run: TimelineEntry[], entry: TimelineEntry, dayOf: (at: string) => string): boolean {
  const before = run.at(-1);
  if (before?.description.kind !== "system" || entry.description.kind !== "system") return false;
  return dayOf(before.event.occurredAt) === dayOf(entry.event.occurredAt);
}

/** "Case opened, debt added: A-2", in the order in which it happened. */
function titles(run: TimelineEntry[]): string {
  const said = run.toReversed().map(({ description }) => description.title);
  return said.map((title, at) => (at ? title.charAt(0).toLowerCase() + title.slice(1) : title)).join(", ");
}

function utcDay(at: string): string {
  return at.slice(0, 10);
}
