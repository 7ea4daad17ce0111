"use client";
import { useSearchParams } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useCallback } from "react";

/** The event that the address names (`?event=`, its id or its version), beside whatever else the address says. */
export function useEventParam(caseRef: string) {
  const [event, setEvent] = useQueryState("event", parseAsString);
  const search = useSearchParams();
  const show = useCallback((next: string | number) => void setEvent(String(next)), [setEvent]);
  const clear = useCallback(() => void setEvent(null), [setEvent]);
  const href = useCallback(
    (next: string | number) => {
      const params = new URLSearchParams(search);
      params.set("event", String(next));
      return `/cases/${caseRef}?${params}`;
    },
    [caseRef, search],
  );
  return { event, show, clear, href };
}
