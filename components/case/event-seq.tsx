"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Seq } from "#components/ui/seq.tsx";

/** "#412" of the open case: pressing it shows that event in the timeline. */
export function EventSeq({ version }: { version: number }) {
  const { showEvent, eventHref } = useOpenCase();
  return <Seq version={version} href={eventHref(version)} onShow={() => showEvent(version)} />;
}
