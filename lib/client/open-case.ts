"use client";
import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useSyncExternalStore } from "react";
import { caseQuery } from "./queries.ts";

const CASE = /^\/cases\/([^/]+)$/;
const listeners = new Set<() => void>();

/** The reference in the address, when it names a case. The window's own address decides: going back needs no page. */
export function useOpenRef(): string | undefined {
  return CASE.exec(usePath())?.[1];
}

/**
 * Opens a case beside the list. Within the work area only the address changes, with no page asked of the server: the
 * case itself is the one request that matters, and it leaves before anything is drawn.
 */
export function useOpenCase(): (href: string) => void {
  const path = usePath();
  const router = useRouter();
  const client = useQueryClient();
  const inWork = path === "/queue" || CASE.test(path);
  return useCallback(
    (href: string) => {
      const ref = CASE.exec(href.split(/[?#]/, 1)[0] ?? "")?.[1];
      if (ref) void client.prefetchQuery(caseQuery(client, ref));
      if (!inWork) return router.push(href);
      window.history.pushState(null, "", href);
      for (const listener of listeners) listener();
    },
    [inWork, router, client],
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
