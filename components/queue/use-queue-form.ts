"use client";
import { useCallback, useMemo } from "react";
import { useMedia } from "#components/case/use-media.ts";
import { useActions } from "#lib/client/actions.ts";
import { useOpenCase, useOpenRef } from "#lib/client/open-case.ts";
import { useMe } from "#lib/client/queries.ts";
import { usePrefer } from "#lib/client/use-prefer.ts";

const ROOM = "(width >= 68.75rem)";

/** Whether the list stands as a table over the whole width: chosen by the person, while no case is open and there is room. */
export function useIsTable(): boolean {
  const { data: me } = useMe();
  const room = useMedia(ROOM);
  return useOpenRef() === undefined && room && me?.preferences.queue === "table";
}

/** Switches between list and table, for this person everywhere; from an open case it goes back to the list of `search`. */
export function useSwitchForm(search: string): { change: () => void; hasRoom: boolean } {
  const hasRoom = useMedia(ROOM);
  const isTable = useIsTable();
  const open = useOpenRef();
  const openCase = useOpenCase();
  const prefer = usePrefer();
  const change = useCallback(() => {
    prefer({ queue: isTable ? "list" : "table" });
    if (open) openCase(`/queue${search}`);
  }, [prefer, isTable, open, openCase, search]);
  const why = hasRoom ? null : "The table needs a wider window.";
  useActions(useMemo(() => ({ "change-form": { run: change, why } }), [change, why]));
  return { change, hasRoom };
}
