"use client";
import { useSyncExternalStore } from "react";
import { readSpoken, subscribeSpoken } from "#components/ui/announce.ts";

const silent = { polite: "", urgent: "" };

/** Exactly two live regions, in the root layout, empty before first use. Everything speaks through `announce()`. */
export function Announcer() {
  const spoken = useSyncExternalStore(subscribeSpoken, readSpoken, () => silent);
  return (
    <>
      <div className="sr" role="status" aria-live="polite" aria-atomic="true">
        {spoken.polite}
      </div>
      <div className="sr" role="alert" aria-live="assertive" aria-atomic="true">
        {spoken.urgent}
      </div>
    </>
  );
}
