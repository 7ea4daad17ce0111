"use client";
import type { ReactNode } from "react";
import { TimeText } from "#components/ui/time-text.tsx";

/** One day of the timeline: its heading, then its entries newest first. `at` is any instant of that day. */
export function TimelineDay({ at, children }: { at: string; children: ReactNode }) {
  return (
    <>
      <h2 className="day">
        <TimeText at={at} as="heading" />
      </h2>
      <ol>{children}</ol>
    </>
  );
}
