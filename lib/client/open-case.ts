"use client";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useSyncExternalStore } from "react";

/** This page load, as the addresses that it writes remember it. */
const DOCUMENT = performance.timeOrigin;
if (typeof window !== "undefined") window.addEventListener("popstate", loadWhatAnotherWrote, { capture: true });

const CASE = /^\/cases\/([^/]+)$/;
const listeners = new Set<() => void>();

/** The reference in the address, when it names a case. The window's own address decides: going back needs no page. */
export function useOpenRef(): string | undefined {
  return CASE.exec(usePath())?.[1];
}

/**
 * Opens a case beside the list. Within the work area only the address changes, with no page asked of the server: the
 * case itself is the one request that matters.
 */
export function useOpenCase(): (href: string) => void {
  const path = usePath();
  const router = useRouter();
  const inWork = path === "/queue" || CASE.test(path);
  return useCallback(
    (href: string) => {
      if (!inWork) return router.push(href);
      window.history.pushState(null, "", href);
      for (const listener of listeners) listener();
    },
    [inWork, router],
  );
}

function usePath(): string {
  const served = usePathname();
  return useSyncExternalStore(
    subscribe,
    () => window.location.pathname,
    () => served,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/**
 * An address that an earlier page load wrote, before a reload: Next holds no page for it and would wait for one for
 * ever, so the browser loads it.
 */
function loadWhatAnotherWrote(event: PopStateEvent): void {
  const written: unknown = event.state?.written;
  if (written === undefined || written === DOCUMENT) return;
  event.stopImmediatePropagation();
  window.location.reload();
}
