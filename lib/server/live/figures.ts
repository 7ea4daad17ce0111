import { Counter, Histogram } from "prom-client";
import { metrics } from "../metrics.ts";
import { processWide } from "../process-wide.ts";

/** What the live half of this process counts. */
export function figures() {
  return processWide("live-figures", makeFigures);
}

/** Counts a connection's end. What socket.io does not name so is one name. */
export function countClose(reason: string): void {
  figures().closed.inc({ reason: REASONS.has(reason) ? reason : "other" });
}

const REASONS = new Set([
  "transport error",
  "transport close",
  "forced close",
  "ping timeout",
  "parse error",
  "server shutting down",
  "forced server close",
  "client namespace disconnect",
  "server namespace disconnect",
]);

function makeFigures() {
  const registers = [metrics().registry];
  return {
    emitted: new Counter({ name: "baton_live_events_total", help: "Case events emitted to rooms.", registers }),
    healed: new Counter({
      name: "baton_live_healed_total",
      help: "Events that only the tail of the log brought here.",
      registers,
    }),
    slow: new Counter({ name: "baton_live_slow_total", help: "Sockets closed because they did not read.", registers }),
    closed: new Counter({
      name: "baton_live_closes_total",
      help: "Live connections that ended, by socket.io's reason.",
      labelNames: ["reason"],
      registers,
    }),
    refused: new Counter({
      name: "baton_live_refused_total",
      help: "Live connections that were not let in, by code (unauthorized, unavailable).",
      labelNames: ["code"],
      registers,
    }),
    screenSeconds: new Histogram({
      name: "baton_event_to_screen_seconds",
      help: "Seconds from an event's commit to the frame that shows it, measured in people's browsers, sampled.",
      buckets: [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5, 10],
      registers,
    }),
    signalSeconds: new Histogram({
      name: "baton_live_signal_seconds",
      help: "Seconds from another node's signal being sent to its being heard here.",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
  };
}
