"use client";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { type ClockState, clockState, clockStateWords } from "#components/ui/clock-state.ts";
import { Glyph } from "#components/ui/glyph.tsx";
import { type Instant, nearWords, spanWords, toMs } from "#components/ui/time-words.ts";

export type ClockBadgeProps = {
  due: Instant;
  /** When the clock began: lets a quarter and a tenth of the target count. */
  from?: Instant;
  /** Why it stands still ("hold"). */
  paused?: string;
  metAt?: Instant;
  /** What the time is left for: "to accept" gives "28m to accept". */
  to?: string;
  /** Adds the wall-clock time: "48m left, due 11:02". */
  showDue?: boolean;
};

/** Time left as shape, then words, then fill. The text that ticks is hidden from readers; they hear when it is due and how it stands. */
export function ClockBadge({ due, from, paused, metAt, to = "left", showDue }: ClockBadgeProps) {
  const timeZone = useTimeZone();
  const now = useNow(toMs(due));
  const dueWords = nearWords(due, timeZone, now);
  const state: ClockState = metAt
    ? "met"
    : paused
      ? "paused"
      : clockState({ due: toMs(due), from: from === undefined ? undefined : toMs(from), now });
  const words = {
    track: spanWords(toMs(due) - now),
    soon: `${spanWords(toMs(due) - now)} ${to}`,
    urgent: `${spanWords(toMs(due) - now)} ${to}`,
    breached: `${spanWords(now - toMs(due))} over`,
    paused: `Paused, ${paused}`,
    met: metAt ? `Met ${nearWords(metAt, timeZone, now)}` : "Met",
  }[state];
  const ticking = state !== "paused" && state !== "met";
  return (
    <span className="sla" data-state={state}>
      <Glyph of={state} />
      <span aria-hidden={ticking || undefined}>
        {words}
        {ticking && showDue ? `, ${to === "left" ? "due" : "by"} ${dueWords}` : ""}
      </span>
      {ticking ? (
        <span className="sr">
          due {dueWords}, {clockStateWords[state]}
        </span>
      ) : null}
    </span>
  );
}
