"use client";
import { useCallback } from "react";
import { ACTIONS, hotkeyOf } from "#components/actions/action-table.ts";
import { announce } from "#components/ui/announce.ts";
import { readLiveActions, useLiveActions } from "#lib/client/actions.ts";
import { useShortcut } from "#lib/client/shortcuts.ts";

const BY_KEY = Map.groupBy(
  Object.entries(ACTIONS).flatMap(([id, action]) => {
    const key = hotkeyOf(action);
    return key ? [{ key, id }] : [];
  }),
  ({ key }) => key,
);

/** The one listener of every key in the action table. */
export function ActionKeys() {
  return [...BY_KEY].map(([key, ids]) => <ActionKey key={key} hotkey={key} ids={ids.map(({ id }) => id)} />);
}

function ActionKey({ hotkey, ids }: { hotkey: string; ids: string[] }) {
  const live = useLiveActions();
  const press = useCallback(() => runFirst(ids), [ids]);
  useShortcut(
    hotkey,
    press,
    ids.some((id) => live.has(id)),
  );
  return null;
}

/** Runs the first that can be done now; when none can, says why. */
export function runFirst(ids: string[]): void {
  const there = ids.flatMap((id) => readLiveActions().get(id) ?? []);
  const able = there.find(({ why }) => !why);
  if (able) able.run();
  else if (there[0]?.why) announce(there[0].why);
}
