"use client";
import { WifiOff } from "lucide-react";
import { TimeText } from "#components/ui/time-text.tsx";

/** Under the top bar once the link has been gone for a minute. */
export function OfflineStrip({ since }: { since: string }) {
  return (
    <div className="strip-line" data-kind="warn">
      <WifiOff className="i" />
      <p>
        <b>
          Live updates stopped at <TimeText at={since} as="time" />.
        </b>{" "}
        Figures may be out of date. You can read and draft; sending waits.
      </p>
    </div>
  );
}
