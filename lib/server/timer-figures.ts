import { Counter, Histogram } from "prom-client";
import { metrics } from "./metrics.ts";
import { processWide } from "./process-wide.ts";

/** What the worker of this process counts of what falls due. */
export function timerFigures() {
  return processWide("timer-figures", makeFigures);
}

function makeFigures() {
  const registers = [metrics().registry];
  return {
    done: new Counter({
      name: "baton_timers_total",
      help: "Due cases that were claimed, by outcome (advanced, put-off, parked).",
      labelNames: ["outcome"],
      registers,
    }),
    lag: new Histogram({
      name: "baton_timer_lag_seconds",
      help: "Seconds from a case being due to its being claimed.",
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600],
      registers,
    }),
  };
}
