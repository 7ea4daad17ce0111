"use client";
import { type RefObject, useCallback } from "react";
import { useShortcut } from "#lib/client/shortcuts.ts";

/** J and K along the notices, U shows what waits; and where focus goes when the focused one leaves. */
export function useInboxKeys(list: RefObject<HTMLUListElement | null>, apply: () => void, waiting: number) {
  const step = useCallback(
    (by: 1 | -1) => {
      const links = linksOf(list.current);
      const row = document.activeElement?.closest("li");
      const at = links.findIndex((link) => link.closest("li") === row);
      links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
    },
    [list],
  );
  useShortcut(
    "j",
    useCallback(() => step(1), [step]),
  );
  useShortcut(
    "k",
    useCallback(() => step(-1), [step]),
  );
  useShortcut("u", apply, waiting > 0);

  /** To the next notice, else the one before, else the heading; only when focus is in the one that leaves. */
  const focusAfter = useCallback(
    (leaving: string) => {
      const links = linksOf(list.current);
      const at = links.findIndex((link) => link.dataset.case === leaving);
      if (!links[at]?.closest("li")?.contains(document.activeElement)) return;
      const next = links[at + 1] ?? links[at - 1];
      if (next) next.focus();
      else document.querySelector<HTMLElement>("#main h1")?.focus();
    },
    [list],
  );
  return { focusAfter };
}

function linksOf(list: HTMLUListElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("a[data-case]") ?? [])];
}
