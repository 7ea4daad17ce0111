import { Counter } from "prom-client";
import type { CaseEvent } from "../../domain/events.ts";
import { metrics } from "../metrics.ts";
import { processWide } from "../process-wide.ts";

/** How often each rule stood in the way of a contact. */
export function blockFigures() {
  return processWide("block-figures", makeFigures);
}

/** Counts what was committed here: a contact under every rule that refused it. */
export function countBlocks(events: readonly CaseEvent[]): void {
  for (const event of events) {
    if (event.type !== "contact-blocked") continue;
    for (const rule of event.data.rules) blockFigures().inc({ rule });
  }
}

function makeFigures() {
  return new Counter({
    name: "baton_policy_blocks_total",
    help: "Contacts that the gate refused, by rule; one that several rules refused counts under each.",
    labelNames: ["rule"],
    registers: [metrics().registry],
  });
}
