import { Histogram } from "prom-client";
import type { CaseState } from "../domain/case.ts";
import type { CaseEvent } from "../domain/events.ts";
import { metrics } from "./metrics.ts";
import { processWide } from "./process-wide.ts";

/** How long cases wait for somebody: offers for an answer, queues for a taker. */
export function handoverFigures() {
  return processWide("handover-figures", makeFigures);
}

/** Takes the times that events put an end to. `before`: the case as it stood before them. */
export function countAnswers(before: CaseState, events: readonly CaseEvent[]): void {
  for (const event of events) {
    const outcome = OUTCOMES[event.type];
    if (outcome && before.handover) {
      const { toTeam: team, offeredAt } = before.handover;
      handoverFigures().answered.observe({ team, outcome }, secondsBetween(offeredAt, event.occurredAt));
    }
    if (event.type === "owner-changed" && event.data.to.user !== null && before.owner.user === null) {
      const { team, since } = before.owner;
      handoverFigures().untaken.observe({ team }, secondsBetween(since, event.occurredAt));
    }
  }
}

const OUTCOMES: Partial<Record<CaseEvent["type"], string>> = {
  "handover-accepted": "accepted",
  "handover-declined": "declined",
  "handover-expired": "expired",
  "handover-withdrawn": "withdrawn",
};

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from)) / 1_000;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WAITS = [10, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY];

function makeFigures() {
  const registers = [metrics().registry];
  return {
    answered: new Histogram({
      name: "baton_handover_answer_seconds",
      help: "Seconds from an offer to its end, by asked team and outcome (accepted, declined, expired, withdrawn).",
      labelNames: ["team", "outcome"],
      buckets: WAITS,
      registers,
    }),
    untaken: new Histogram({
      name: "baton_untaken_seconds",
      help: "Seconds that cases stood in a team's queue until somebody held them, by that team.",
      labelNames: ["team"],
      buckets: WAITS,
      registers,
    }),
  };
}
