"use client";
import { useEffect } from "react";

/** The address that the page itself was loaded at: there the browser decides where reading begins. */
let loadedAt = typeof location === "undefined" ? null : location.pathname;

/**
 * Puts focus on the case's heading when it was opened from within the desk: from its row in the list, or from a link
 * that is gone. Whoever has focus elsewhere (a field, J and K along the list) keeps it.
 */
export function useArrival(caseRef: string): void {
  useEffect(() => {
    const byPageLoad = loadedAt === location.pathname;
    loadedAt = null;
    const focused = document.activeElement;
    const fromRow = focused instanceof HTMLElement && focused.dataset.case === caseRef;
    const fromNowhere = focused === null || focused === document.body;
    if (!fromRow && (byPageLoad || !fromNowhere)) return;
    if (new URLSearchParams(location.search).has("event")) return;
    document.querySelector<HTMLElement>("#main h1")?.focus({ preventScroll: true });
  }, [caseRef]);
}
