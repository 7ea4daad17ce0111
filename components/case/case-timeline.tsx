"use client";
import { type ReactNode, useCallback, useMemo, useRef } from "react";
import { NewerBar } from "#components/case/newer-bar.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { TimelineDay } from "#components/case/timeline-day.tsx";
import { newestOf } from "#components/case/timeline-days.ts";
import { WaitingEntry } from "#components/case/timeline-entry.tsx";
import { TimelineRow } from "#components/case/timeline-row.tsx";
import { useAtTop } from "#components/case/use-at-top.ts";
import { useMarkedEvent } from "#components/case/use-marked-event.ts";
import { useSeen } from "#components/case/use-seen.ts";
import { useSteadyScroll } from "#components/case/use-steady-scroll.ts";
import { type Timeline, type TimelineTab, useTimeline } from "#components/case/use-timeline.ts";
import { Button } from "#components/ui/button.tsx";
import { type Tab, Tabs } from "#components/ui/tabs.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useActions } from "#lib/client/actions.ts";
import { useShortcut } from "#lib/client/shortcuts.ts";
import { isPaymentLine, TIMELINE_FILTERS } from "#lib/domain/timeline.ts";

/** The record: newest first, filtered, by day. `details`: the side pane, when it is a tab here. */
export function CaseTimeline({ details }: { details: ReactNode }) {
  const { version } = useOpenCase();
  const timeline = useTimeline();
  const { tab, setTab } = timeline;
  const list = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const atTop = useAtTop(top, tab);
  const seen = useSeen(version, String(version), atTop && tab !== "details");
  const marked = useMarkedEvent(timeline, list);
  const jump = useCallback(() => {
    top.current?.scrollIntoView({ block: "nearest" });
    list.current?.querySelector<HTMLElement>(".ev h3")?.focus({ preventScroll: true });
  }, []);
  useActions(useMemo(() => ({ newest: { run: jump } }), [jump]));
  useSteadyScroll(list, version);
  useFilterKeys(setTab);
  const shown = tab === "details" && details === null ? "all" : tab;
  return (
    <Tabs<TimelineTab>
      className="tl-tabs"
      panelClassName="tl-panel"
      label="Timeline filter"
      tabs={tabsOf(timeline, details !== null, version)}
      value={shown}
      onChange={setTab}
    >
      {shown === "details" ? (
        <div className="tl">{details}</div>
      ) : (
        <>
          {atTop ? null : <NewerBar seen={seen} onJump={jump} />}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus to be scrolled by keys */}
          <section className="tl" aria-label="Timeline" tabIndex={0} ref={list}>
            <div ref={top} />
            <LinkRows />
            <Days timeline={timeline} seen={seen} marked={marked} />
            {timeline.hasEarlier ? (
              <Button kind="quiet" wide busy={timeline.busy} onClick={timeline.showEarlier}>
                Show earlier
              </Button>
            ) : null}
          </section>
        </>
      )}
    </Tabs>
  );
}

function Days({ timeline, seen, marked }: { timeline: Timeline; seen: number; marked: number | null }) {
  if (timeline.days.length === 0) return <p className="empty">Nothing of this kind has happened.</p>;
  return timeline.days.map((day) => (
    <TimelineDay key={`${day.key}-${newestOf(day.items.at(-1) ?? never()).version}`} at={day.at}>
      {day.items.map((item) => (
        <TimelineRow key={keyOf(item)} item={item} seen={seen} marked={marked} late={timeline.late} />
      ))}
    </TimelineDay>
  ));
}

function keyOf(item: Timeline["days"][number]["items"][number]): string {
  if (item.is === "fold") return `fold-${item.entries.at(-1)?.event.id}`;
  // A payment's line stays the same one while the payment goes on, so that whoever is on it stays there.
  return (isPaymentLine(item) && item.way?.[0]?.event.id) || item.event.id;
}

function never(): never {
  throw new Error("A day of the timeline has at least one item.");
}

/** What the screen knows to be missing: events on their way, or that the link is gone. */
function LinkRows() {
  const { freshness, version } = useOpenCase();
  if (freshness.is === "behind") {
    return (
      <ol>
        <WaitingEntry count={freshness.by} shown={version} version={version + freshness.by} />
      </ol>
    );
  }
  if (freshness.is !== "offline") return null;
  return (
    <p className="known-edge">
      Updates stopped <TimeText at={freshness.since} as="time" />. What happened since is not here yet.
    </p>
  );
}

function tabsOf({ counts, whole }: Timeline, details: boolean, version: number): Tab<TimelineTab>[] {
  const tabs = TIMELINE_FILTERS.map(({ id, label }): Tab<TimelineTab> => {
    if (id === "all") return { value: id, label, count: version };
    return whole ? { value: id, label, count: counts[id] } : { value: id, label, remark: `${counts[id]}+` };
  });
  return details ? [...tabs, { value: "details", label: "Details" }] : tabs;
}

function useFilterKeys(setTab: (tab: TimelineTab) => void): void {
  useShortcut("t>1", () => setTab("all"));
  useShortcut("t>2", () => setTab("contact"));
  useShortcut("t>3", () => setTab("payments"));
  useShortcut("t>4", () => setTab("ownership"));
  useShortcut("t>5", () => setTab("decisions"));
  useShortcut("t>6", () => setTab("notes"));
  useShortcut("t>7", () => setTab("system"));
}
