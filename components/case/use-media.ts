"use client";
import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds; `fallback` on the server. */
export function useMedia(query: string, fallback = false): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => fallback,
  );
}
