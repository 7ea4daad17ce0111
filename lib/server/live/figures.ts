import { Counter, Histogram } from "prom-client";
import { metrics } from "../metrics.ts";
import { processWide } from "../process-wide.ts";

/** What the live half of this process counts. */
export function figures() {
  return processWide("live-figures", makeFigures);
}

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
    signalSeconds: new Histogram({
      name: "baton_live_signal_seconds",
      help: "Seconds from another node's signal being sent to its being heard here.",
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
  };
}
