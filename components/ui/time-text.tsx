"use client";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import {
  agoWords,
  dayHeading,
  dayWords,
  type Instant,
  longDayWords,
  nearWords,
  secondWords,
  spanWords,
  timeWords,
  toMs,
} from "#components/ui/time-words.ts";

type Words = (at: Instant, timeZone: string, now: number) => string;
const forms = {
  time: timeWords, // 10:31
  second: secondWords, // 10:31:04
  near: nearWords, // 09:14, Wed 09:30, 28 Dec 09:30
  day: dayWords, // Mon 28 Dec
  "long-day": longDayWords, // Tuesday 24 November 2026
  heading: dayHeading, // Today, Tuesday 24 November 2026
  ago: (at, _timeZone, now) => agoWords(at, now), // 4m ago
  for: (at, _timeZone, now) => spanWords(now - toMs(at)), // 22m (since then)
  in: (at, _timeZone, now) => spanWords(toMs(at) - now), // 28m (until then)
} satisfies Record<string, Words>;

export type TimeForm = keyof typeof forms;

/** An instant as words in the desk's time zone; the full date and time stand in the title. */
export function TimeText({ at, as = "near", className }: { at: Instant; as?: TimeForm; className?: string }) {
  const timeZone = useTimeZone();
  const now = useNow(toMs(at));
  const words: Words = forms[as];
  return (
    <time
      className={className}
      dateTime={new Date(toMs(at)).toISOString()}
      title={`${longDayWords(at, timeZone)}, ${secondWords(at, timeZone)}`}
    >
      {words(at, timeZone, now)}
    </time>
  );
}
