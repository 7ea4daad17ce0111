"use client";
import { Switch } from "#components/ui/switch.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";
import { useDemoDay } from "#lib/client/use-demo-day.ts";

/** Starts and stops the demo's day for everybody. */
export function DaySwitch() {
  const { day, play, failed } = useDemoDay();
  const names = useNames();
  if (!day) return null;
  const { playing, until, startedBy } = day;
  return (
    <>
      {playing && until ? (
        <span className="push hide-narrow">
          Colleagues and payments until <TimeText at={until} as="time" />
          {startedBy ? `, started by ${names.person(startedBy)}` : null}
        </span>
      ) : (
        <span className="push" />
      )}
      {failed ? <span role="status">It could not be switched.</span> : null}
      <Switch label="Play the day" checked={playing} onChange={play} />
    </>
  );
}
