"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { startTransition, useCallback, useEffect, useMemo, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { daysOf, lateOnes } from "#components/case/timeline-days.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { dayKey } from "#components/ui/time-words.ts";
import { fetchEvents } from "#lib/client/queries.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { countsOf, isUnder, TIMELINE_FILTERS, type TimelineFilter, timelineOf } from "#lib/domain/timeline.ts";

export type TimelineTab = TimelineFilter | "details";
const TABS = [...TIMELINE_FILTERS.map(({ id }) => id), "details"] as TimelineTab[];
const AT_ONCE = 14;
const FIRST = 60;
const MORE = 120;
const PAGE = 200;

/** What the timeline shows: its events (older ones fetched when asked for) under a filter, by day, newest first. */
export function useTimeline() {
  const { caseRef, live, names, me } = useOpenCase();
  const timeZone = useTimeZone();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("all"));
  const [earlier, setEarlier] = useState<CaseEvent[]>([]);
  const { floor, showFrom } = useFloor(live.version);
  const [busy, setBusy] = useState(false);
  const events = useMemo(() => joined(earlier, live.events), [earlier, live.events]);
  const first = events[0]?.version ?? 1;
  const filter: TimelineFilter = tab === "details" ? "all" : tab;

  const days = useMemo(() => {
    const dayOf = (at: string) => dayKey(at, timeZone);
    // What is not drawn is not described either: sentences and days of a long record cost more than its first screen.
    const inView = filter === "all" ? events.filter(({ version }) => version >= floor) : events;
    return daysOf(timelineOf(inView, { names, viewer: me, filter, dayOf }), lateOnes(events), dayOf);
  }, [events, names, me, filter, floor, timeZone]);
  const late = useMemo(() => lateOnes(events), [events]);

  const load = useCallback(async () => {
    setBusy(true);
    try {
      const page = await fetchEvents(caseRef, Math.max(0, first - 1 - PAGE));
      setEarlier((known) =>
        joined(
          page.filter((event) => event.version < first),
          known,
        ),
      );
    } finally {
      setBusy(false);
    }
  }, [caseRef, first]);
  const showEarlier = useCallback(async () => {
    const next = Math.max(1, (filter === "all" ? floor : first) - MORE);
    showFrom(next);
    if (next < first) await load();
  }, [filter, floor, first, load, showFrom]);

  return {
    tab,
    setTab,
    filter,
    events,
    days,
    late,
    counts: useMemo(() => countsOf(events), [events]),
    whole: first === 1,
    hasEarlier: filter === "all" ? floor > 1 : first > 1,
    busy,
    load,
    showFrom,
    showEarlier,
  };
}

/** The oldest version that is drawn: at once about a screen of entries, and as soon as those stand, more in the background. */
function useFloor(version: number) {
  const [opened] = useState(version);
  const [floor, setFloor] = useState(Math.max(1, opened - AT_ONCE));
  const showFrom = useCallback((from: number) => setFloor((before) => Math.min(before, from)), []);
  useEffect(() => startTransition(() => showFrom(Math.max(1, opened - FIRST))), [opened, showFrom]);
  return { floor, showFrom };
}

export type Timeline = ReturnType<typeof useTimeline>;

/** The tab under which an event can be seen: the one that is open when it may be, else all of them. */
export function tabFor(tab: TimelineTab, event: CaseEvent): TimelineTab {
  return tab !== "details" && isUnder(tab, event.type) ? tab : "all";
}

/** Both stretches in one, as long as no version is missing between them. */
function joined(earlier: readonly CaseEvent[], newest: readonly CaseEvent[]): CaseEvent[] {
  const from = newest[0]?.version;
  if (from === undefined) return [...earlier];
  const before = earlier.filter((event) => event.version < from);
  return before.at(-1)?.version === from - 1 ? [...before, ...newest] : [...newest];
}
