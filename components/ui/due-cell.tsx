"use client";
import type { ReactNode } from "react";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { ClockBadge, type ClockBadgeProps } from "#components/ui/clock-badge.tsx";
import { clockState } from "#components/ui/clock-state.ts";
import { nearWords, toMs } from "#components/ui/time-words.ts";

/** The contextual date of a table: a bar, the wall-clock time, and the clock badge or a label, never the bar alone. */
export function DueCell({ label, ...clock }: ClockBadgeProps & { label?: ReactNode }) {
  const timeZone = useTimeZone();
  const now = useNow(toMs(clock.due));
  const from = clock.from === undefined ? undefined : toMs(clock.from);
  const state = clock.metAt ? "met" : clock.paused ? "paused" : clockState({ due: toMs(clock.due), from, now });
  return (
    <span className="due" data-state={state} data-form={label ? "stack" : "line"}>
      <b>{clock.paused ? "Paused" : nearWords(clock.due, timeZone, now)}</b>
      {label ? <span className="xs ink2 block">{label}</span> : <ClockBadge {...clock} />}
    </span>
  );
}
