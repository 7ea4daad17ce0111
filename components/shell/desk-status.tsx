"use client";
import { useSyncExternalStore } from "react";
import type { Fresh } from "#components/case/freshness.tsx";
import { StatusBar } from "#components/shell/status-bar.tsx";
import { useConnection, useLastEventAt } from "#lib/client/connection.ts";
import { togglePause, usePause } from "#lib/client/pause.ts";
import { peopleHere, subscribePeopleHere } from "#lib/client/people-here.ts";

/** The status bar: how fresh the whole desk is. */
export function DeskStatus({ demo, onKeys }: { demo: boolean; onKeys: () => void }) {
  const { paused } = usePause();
  const here = useSyncExternalStore(subscribePeopleHere, peopleHere, () => undefined);
  return (
    <StatusBar fresh={useFresh()} paused={paused} onPause={togglePause} peopleHere={here} demo={demo} onKeys={onKeys} />
  );
}

function useFresh(): Fresh {
  const connection = useConnection();
  const { paused, waiting } = usePause();
  const last = useLastEventAt();
  const lastEventAt = last === null ? undefined : new Date(last).toISOString();
  if (paused) return { state: "paused", waiting };
  if (connection.state === "offline") return { state: "offline", since: new Date(connection.since).toISOString() };
  if (connection.state === "connecting") return { state: "reconnecting", lastEventAt };
  return { state: "live", lastEventAt };
}
