"use client";
import { type RefObject, useEffect, useRef } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { useEventParam } from "#components/case/use-event-param.ts";
import { type Timeline, tabFor } from "#components/case/use-timeline.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

/**
 * The event that the address names: brought into the timeline (older pages fetched, the filter widened), scrolled to,
 * its heading focused once, and marked until Escape. Events that arrive later do none of this again.
 */
export function useMarkedEvent(timeline: Timeline, list: RefObject<HTMLElement | null>): number | null {
  const { caseRef } = useOpenCase();
  const { event: wanted, clear } = useEventParam(caseRef);
  const { events, whole, busy, load, showFrom, tab, setTab, days } = timeline;
  const shown = useRef<string | null>(null);
  const found = wanted === null ? undefined : events.find((event) => isNamed(event, wanted));

  useEffect(() => {
    if (wanted === null) shown.current = null;
    else if (!found && !whole && !busy) void load();
  }, [wanted, found, whole, busy, load]);

  // `days` changes when the list has been widened; the heading is focused as soon as it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!found || shown.current === wanted) return;
    showFrom(found.version);
    const needed = tabFor(tab, found);
    if (needed !== tab) return void setTab(needed);
    const entry = list.current?.querySelector(`#event-${found.version}`);
    if (!entry) return;
    shown.current = wanted;
    entry.scrollIntoView({ block: "center" });
    entry.querySelector<HTMLElement>("h3")?.focus({ preventScroll: true });
  }, [found, wanted, tab, setTab, showFrom, days, list]);

  useEffect(() => {
    if (wanted === null) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("[role=dialog], [role=menu]"))
        clear();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [wanted, clear]);

  return found?.version ?? null;
}

function isNamed(event: CaseEvent, wanted: string): boolean {
  return event.id === wanted || String(event.version) === wanted;
}
