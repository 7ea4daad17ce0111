"use client";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { CaseFigures } from "#components/case/case-figures.tsx";
import { CaseHead } from "#components/case/case-head.tsx";
import { CaseTimeline } from "#components/case/case-timeline.tsx";
import { Composer } from "#components/case/composer.tsx";
import { OpenCaseContext } from "#components/case/open-case.ts";
import { Restrictions } from "#components/case/restrictions.tsx";
import { SidePane } from "#components/case/side-pane.tsx";
import { useAnnouncements } from "#components/case/use-announcements.ts";
import { useArrival } from "#components/case/use-arrival.ts";
import { useCaseNames } from "#components/case/use-case-names.ts";
import { useDueAnnouncements } from "#components/case/use-due-announcements.ts";
import { useEventParam } from "#components/case/use-event-param.ts";
import { useMedia } from "#components/case/use-media.ts";
import { usePeopleHere } from "#components/case/use-people-here.ts";
import type { OpenedAct } from "#components/case-acts/act-dialogs.tsx";
import type { ActId } from "#components/case-acts/act-table.ts";
import { useEver } from "#components/ui/use-ever.ts";
import type { LiveCase } from "#lib/client/apply-event.ts";
import { type Me, viewerOf } from "#lib/client/queries.ts";
import { noteOpened } from "#lib/client/recent-cases.ts";
import type { Freshness } from "#lib/client/use-live-case.ts";

/** Loaded with the first act, its form beside it. */
const ActDialogs = dynamic(() => import("#components/case-acts/act-dialogs.tsx").then((m) => m.ActDialogs));

type CaseOpenProps = {
  caseRef: string;
  live: LiveCase;
  freshness: Freshness;
  shown: () => number | undefined;
  me: Me;
};

/** Between these widths the side pane is a tab of the main pane; below, it follows it; above, it stands beside it. */
const SIDE_IS_TAB = "(50rem <= width < 85rem)";

export function CaseOpen({ caseRef, live, freshness, shown, me }: CaseOpenProps) {
  const [act, setAct] = useState<OpenedAct | null>(null);
  const [writing, setWriting] = useState(false);
  const opener = useRef<Element | null>(null);
  const openAct = useCallback((id: ActId, subject?: string) => {
    // From one form into another: focus goes back to what opened the first.
    if (!document.activeElement?.closest(".dialog")) opener.current = document.activeElement;
    setAct({ id, subject });
  }, []);
  const closeAct = useCallback(() => setAct(null), []);
  const { show: showEvent, href: eventHref } = useEventParam(caseRef);
  const names = useCaseNames(live);
  const viewer = useMemo(() => viewerOf(me), [me]);
  const sideIsTab = useMedia(SIDE_IS_TAB);
  const people = usePeopleHere(
    caseRef,
    me.id,
    act?.id === "outcome" || isCalling(live, me.id) ? "on-call" : act || writing ? "editing" : "viewing",
  );
  useAnnouncements(live, me, names, writing || act !== null);
  useDueAnnouncements(live.state, me.id);
  useArrival(caseRef);
  useEffect(() => noteOpened(caseRef), [caseRef]);
  const open = useMemo(
    () => ({
      caseRef,
      live,
      state: live.state,
      version: live.version,
      me,
      viewer,
      names,
      freshness,
      shown,
      unsendable: freshness.is === "offline" ? "Live updates stopped. Sending waits until they are back." : null,
      openAct,
      opener,
      showEvent,
      eventHref,
    }),
    [caseRef, live, me, viewer, names, freshness, shown, openAct, showEvent, eventHref],
  );
  return (
    <OpenCaseContext value={open}>
      <main className="main" id="main" tabIndex={-1}>
        <CaseHead people={people} />
        <CaseFigures />
        <Restrictions />
        <CaseTimeline details={sideIsTab ? <SidePane people={people} /> : null} />
        <Composer onWriting={setWriting} />
      </main>
      {sideIsTab ? null : (
        <aside className="side" aria-label="Details">
          <SidePane people={people} />
        </aside>
      )}
      {useEver(act !== null) ? <ActDialogs act={act} onClose={closeAct} /> : null}
    </OpenCaseContext>
  );
}

/** Whoever keeps an attempt is about to call, or on the line. */
function isCalling({ state }: LiveCase, me: string): boolean {
  return state.reservations.some(({ by }) => by.kind === "user" && by.id === me);
}
