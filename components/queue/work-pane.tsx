"use client";
import { useEffect } from "react";
import { CaseScreen } from "#components/case/case-screen.tsx";
import { QueueStart } from "#components/queue/queue-start.tsx";
import { useIsTable } from "#components/queue/use-queue-form.ts";
import { useOpenRef } from "#lib/client/open-case.ts";

/** Beside the list: the case that the address names, or how to begin. The window's title carries the reference, never a name. */
export function WorkPane() {
  const ref = useOpenRef();
  useEffect(() => {
    document.title = `${ref ?? "Queue"} · Baton`;
  }, [ref]);
  if (useIsTable()) return null;
  return ref ? <CaseScreen key={ref} caseRef={ref} /> : <QueueStart />;
}
