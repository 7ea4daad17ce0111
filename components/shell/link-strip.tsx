"use client";
import { useEffect, useState } from "react";
import { OfflineStrip } from "#components/shell/offline-strip.tsx";
import { announce } from "#components/ui/announce.ts";
import { useConnection } from "#lib/client/connection.ts";

const SILENT_MS = 10_000;

/** Says that live updates stopped, once the link has been gone for a while; announced once. */
export function LinkStrip() {
  const connection = useConnection();
  const since = connection.state === "offline" ? connection.since : null;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (since === null) return;
    const timer = setTimeout(
      () => {
        setShown(true);
        announce("Live updates stopped. Figures may be out of date.");
      },
      Math.max(0, since + SILENT_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [since]);
  return shown && since !== null ? <OfflineStrip since={new Date(since).toISOString()} /> : null;
}
