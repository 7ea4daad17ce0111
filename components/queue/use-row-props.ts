"use client";
import { useEffect, useMemo, useState } from "react";
import type { ListRowProps } from "#components/queue/list-row.ts";
import type { QueueList } from "#components/queue/use-queue-list.ts";
import { useStop } from "#components/queue/use-stop.ts";
import type { Shown } from "#lib/client/calm-list.ts";
import { useNames } from "#lib/client/names.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

/** What each row on the screen is drawn from, in order. */
export function useRowProps({ body, calm, open, search, openCase, me, selection, leave }: QueueList): ListRowProps[] {
  useEffect(() => leave, [leave]);
  const names = useNames();
  const seen = useSeenVersions(calm.rows);
  const stop = useStop(
    body,
    calm.rows.map(({ row }) => row.ref),
    open,
  );
  const viewer = useMemo(() => ({ id: me?.id ?? "", teams: me?.teams ?? [] }), [me?.id, me?.teams]);
  return calm.rows.map(({ row, ghost }) => ({
    row,
    ghost,
    gone: calm.goneTo.get(row.ref),
    href: `/cases/${row.ref}${search}`,
    onOpen: openCase,
    viewer,
    names,
    current: row.ref === open,
    selected: selection.versions.has(row.ref),
    onPick: selection.pick,
    changed: row.ref !== open && row.version > (seen.get(row.ref) ?? row.version),
    tabIndex: row.ref === stop ? 0 : -1,
  }));
}

/** The version at which each row was first shown: later ones are marked as changed. */
function useSeenVersions(rows: Shown<QueueRow>[]): ReadonlyMap<string, number> {
  const [seen] = useState(() => new Map<string, number>());
  for (const { row } of rows) if (!seen.has(row.ref)) seen.set(row.ref, row.version);
  return seen;
}
