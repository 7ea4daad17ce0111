"use client";
import { usePathname, useRouter } from "next/navigation";
import { useCallback } from "react";

const CASE = /^\/cases\/([^/]+)$/;

/** The reference in the address, when it names a case. */
export function useOpenRef(): string | undefined {
  return CASE.exec(usePathname())?.[1];
}

/**
 * Opens a case beside the list. Within the work area only the address changes, with no page asked of the server: the
 * case itself is the one request that matters.
 */
export function useOpenCase(): (href: string) => void {
  const path = usePathname();
  const router = useRouter();
  const inWork = path === "/queue" || CASE.test(path);
  return useCallback(
    (href: string) => (inWork ? window.history.pushState(null, "", href) : router.push(href)),
    [inWork, router],
  );
}
