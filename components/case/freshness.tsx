"use client";
import { RefreshCw, WifiOff } from "lucide-react";
import { Glyph } from "#components/ui/glyph.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

export type Fresh =
  | { state: "live"; version?: number; lastEventAt?: string }
  | { state: "behind"; count: number; from?: number; to?: number }
  | { state: "reconnecting"; lastEventAt?: string }
  | { state: "offline"; since: string }
  | { state: "paused"; waiting: number };

/** How fresh this screen is: in the name row of a case with its version, in the status bar with the last event's time (`form="bar"`). */
export function Freshness({ fresh, form = "head" }: { fresh: Fresh; form?: "head" | "bar" }) {
  return (
    <span className="fresh" data-state={fresh.state}>
      <FreshWords fresh={fresh} form={form} />
    </span>
  );
}

function FreshWords({ fresh, form }: { fresh: Fresh; form: "head" | "bar" }) {
  switch (fresh.state) {
    case "live":
      return (
        <>
          <Glyph of="live" />
          {form === "bar" ? <LastEvent lead="Live" at={fresh.lastEventAt} /> : <LiveAt version={fresh.version} />}
        </>
      );
    case "behind":
      return (
        <>
          <RefreshCw className="i" />
          <span>
            {fresh.count} behind
            {form === "bar" && fresh.from && fresh.to ? `, fetching #${fresh.from} to #${fresh.to}` : ""}
          </span>
        </>
      );
    case "reconnecting":
      return (
        <>
          <RefreshCw className="i" />
          <LastEvent lead="Reconnecting" at={fresh.lastEventAt} />
        </>
      );
    case "offline":
      return (
        <>
          <WifiOff className="i" />
          <span>
            offline since <TimeText at={fresh.since} as="time" />
          </span>
        </>
      );
    case "paused":
      return (
        <>
          <Glyph of="paused" />
          <span>{fresh.waiting > 0 ? `Paused, ${fresh.waiting} waiting` : "Paused"}</span>
        </>
      );
    default:
      return fresh satisfies never;
  }
}

function LiveAt({ version }: { version?: number }) {
  return <span>live {version === undefined ? null : <span className="ref">#{version}</span>}</span>;
}

function LastEvent({ lead, at }: { lead: string; at?: string }) {
  return (
    <span>
      {lead}
      {at ? (
        <>
          , last event <TimeText at={at} as="second" />
        </>
      ) : null}
    </span>
  );
}
