import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { isCommandType } from "../domain/commands.ts";
import { Refusal } from "../domain/refusal.ts";
import { Problem } from "./problem.ts";
import { processWide } from "./process-wide.ts";

/** What this process counts, one registry for the server and every bundled route. */
export function metrics() {
  return processWide("metrics", makeMetrics);
}

/** Counts a command by type and outcome, and its seconds. `type` as sent: what is no command counts as one name. */
export async function measured<T extends { replay: boolean }>(type: string, work: () => Promise<T>): Promise<T> {
  const label = isCommandType(type) ? type : "unknown";
  const stop = metrics().commandSeconds.startTimer({ type: label });
  const count = (outcome: string) => metrics().commands.inc({ type: label, outcome });
  try {
    const answer = await work();
    count(answer.replay ? "replayed" : "accepted");
    return answer;
  } catch (error) {
    count(error instanceof Problem || error instanceof Refusal ? error.code : "failed");
    throw error;
  } finally {
    stop();
  }
}

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    commands: new Counter({
      name: "baton_commands_total",
      help: "Commands received by HTTP, by type and outcome (accepted, replayed, or the problem code).",
      labelNames: ["type", "outcome"],
      registers,
    }),
    commandSeconds: new Histogram({
      name: "baton_command_seconds",
      help: "Seconds from a command's parsed body to its answer.",
      labelNames: ["type"],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    answerSeconds: new Histogram({
      name: "baton_http_answer_seconds",
      help: "Seconds from a request's route being called to its answer, by method and class of status (2xx, 3xx, 4xx, 5xx).",
      labelNames: ["method", "status"],
      buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15],
      registers,
    }),
    unreadable: new Counter({
      name: "baton_unreadable_rows_total",
      help: "Rows of lists that were shown without what is in them, because what is stored of the case cannot be opened.",
      registers,
    }),
    waitingSeconds: new Gauge({
      name: "baton_case_waiting_seconds",
      help: "The longest time that an open case has been waiting untaken, by owning team.",
      labelNames: ["team"],
      registers,
    }),
    sockets: new Gauge({ name: "baton_sockets", help: "Live connections of this process.", registers }),
  };
}
