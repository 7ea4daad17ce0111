"use client";
import { type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import { useCalmRows } from "#components/queue/use-calm-rows.ts";
import { useHeld } from "#components/queue/use-held.ts";
import { useSelection } from "#components/queue/use-selection.ts";
import { announce } from "#components/ui/announce.ts";
import { useActions } from "#lib/client/actions.ts";
import { focusAfter } from "#lib/client/calm-list.ts";
import { useOpenCase, useOpenRef } from "#lib/client/open-case.ts";
import { useMe } from "#lib/client/queries.ts";
import { useQueue } from "#lib/client/use-queue.ts";
import { useQueueFilter } from "#lib/client/use-queue-filter.ts";

export type QueueList = ReturnType<typeof useQueueList>;

/** The list that the address names: its rows, calm, what is chosen of them, and what keys do in it. */
export function useQueueList() {
  const state = useQueueFilter();
  const { filter, search } = state;
  const { data: me } = useMe();
  const open = useOpenRef();
  const openCase = useOpenCase();
  const body = useRef<HTMLElement | null>(null);
  const left = useLastOpen(open);
  const team = filter?.team;
  const teams = useMemo(() => [...new Set([...(me?.teams ?? []), ...(team ? [team] : [])])], [me, team]);
  const queue = useQueue(filter, teams);
  const { held, leave, handlers } = useHeld();
  const selection = useSelection(search);
  const frozen = held || selection.count > 0;
  const calm = useCalmRows(queue, frozen, search);
  selection.see(calm.rows);

  // Asked to show what waits, the list moves once, to how things are now.
  const { latest } = queue;
  const apply = useCallback(async () => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row;
    const rows = await latest();
    calm.apply(rows);
    const after = rows.map((row) => ({ row, ghost: false }));
    const to = focused && focusAfter(calm.rows, after, focused);
    if (to) requestAnimationFrame(() => focusRow(body, to));
  }, [calm, latest]);
  const next = useCallback(() => {
    const refs = calm.rows.filter((one) => !one.ghost).map(({ row }) => row.ref);
    const to = refs[refs.indexOf(open ?? "") + 1] ?? refs[0];
    if (to) openCase(`/cases/${to}${search}`);
  }, [calm.rows, open, openCase, search]);

  const { rows, waiting } = calm;
  const { byKey, all, clear, count } = selection;
  useActions(
    useMemo(
      () => ({
        "next-row": { run: () => stepFocus(body, 1) },
        "previous-row": { run: () => stepFocus(body, -1) },
        open: { run: () => openFocused(body) },
        "next-case": { run: next, why: rows.length === 0 ? "The list is empty." : null },
        "show-changes": { run: apply, why: waiting === 0 ? "No change waits." : null },
        select: { run: () => byKey(body, open, false) },
        "select-range": { run: () => byKey(body, open, true) },
        "select-all": { run: all, why: rows.length === 0 ? "The list is empty." : null },
        "clear-selection": { run: clear, why: count === 0 ? "Nothing is selected." : null },
      }),
      [next, apply, rows.length, waiting, byKey, all, clear, count, open],
    ),
  );
  return { ...state, me, open, left, openCase, body, queue, frozen, leave, handlers, selection, calm, apply, next };
}

/** The case that was open last: where the table goes on when it comes back. */
function useLastOpen(open: string | undefined): RefObject<string | undefined> {
  const last = useRef(open);
  useEffect(() => {
    if (open) last.current = open;
  }, [open]);
  return last;
}

/** The rows' own keys, which work whatever is switched off: arrows, Home and End. */
export function useRowKeys(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement) || !event.target.closest("[data-row]")) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const by = STEPS[event.key];
      if (by === undefined || !body.current?.contains(event.target)) return;
      event.preventDefault();
      stepFocus(body, by);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [body]);
}

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function rowLinks(body: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(body.current?.querySelectorAll<HTMLElement>("a[data-case]") ?? [])];
}

function openFocused(body: RefObject<HTMLElement | null>): void {
  const row = document.activeElement?.closest("[data-row]");
  const link = row && body.current?.contains(row) ? row.querySelector<HTMLElement>("a[data-case]") : null;
  if (link) link.click();
  else announce("No row has focus. Move to one with J or K.");
}

function focusRow(body: RefObject<HTMLElement | null>, ref: string): void {
  rowLinks(body)
    .find((link) => link.dataset.case === ref)
    ?.focus();
}

/** Moves focus along the rows; from elsewhere it goes to the open case's row, or the first. */
function stepFocus(body: RefObject<HTMLElement | null>, by: number): void {
  const links = rowLinks(body);
  const row = document.activeElement?.closest("[data-row]");
  const at = row ? links.findIndex((link) => link.closest("[data-row]") === row) : -1;
  const current = links.findIndex((link) => link.closest("[aria-current]"));
  const next = at >= 0 ? at + by : current >= 0 ? current + by : 0;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
