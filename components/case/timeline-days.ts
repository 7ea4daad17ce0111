import type { CaseEvent } from "#lib/domain/events.ts";
import type { TimelineItem } from "#lib/domain/timeline.ts";

export type TimelineDay = { key: string; at: string; items: TimelineItem[] };
const MINUTE_MS = 60_000;

/** The items under the days on which they happened; what was recorded late stands where it was recorded. */
export function daysOf(
  items: readonly TimelineItem[],
  late: ReadonlySet<number>,
  dayKey: (at: string) => string,
): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const item of items) {
    const event = newestOf(item);
    const at = late.has(event.version) ? event.at : event.occurredAt;
    const key = dayKey(at);
    const day = days.at(-1);
    if (day?.key === key) day.items.push(item);
    else days.push({ key, at, items: [item] });
  }
  return days;
}

/**
 * Versions of the events that were recorded later than they happened, in an otherwise prompt record. History that was
 * imported in one go stands in its own order and is not late.
 */
export function lateOnes(events: readonly CaseEvent[]): ReadonlySet<number> {
  const late = new Set<number>();
  events.forEach((event, at) => {
    const before = events[at - 1];
    if (before && isLate(event, before, late.has(before.version))) late.add(event.version);
  });
  return late;
}

function isLate(event: CaseEvent, before: CaseEvent, beforeIsLate: boolean): boolean {
  if (ms(event.at) - ms(event.occurredAt) <= MINUTE_MS) return false;
  if (event.commandId === before.commandId) return beforeIsLate;
  return event.occurredAt < before.occurredAt || ms(event.at) - ms(before.at) > MINUTE_MS;
}

export function newestOf(item: TimelineItem): CaseEvent {
  return item.is === "entry" ? item.event : (item.entries[0]?.event ?? nothing());
}

function nothing(): never {
  throw new Error("A fold of the timeline holds at least two entries.");
}

function ms(at: string): number {
  return Date.parse(at);
}
