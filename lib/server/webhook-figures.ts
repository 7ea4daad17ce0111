import { Counter } from "prom-client";
import { metrics } from "./metrics.ts";
import { processWide } from "./process-wide.ts";

type Outcome = "taken" | "unknown" | "forged";

/** Declares them: what has not happened yet is told of too. */
export function webhookFigures() {
  return processWide("webhook-figures", makeFigures);
}

/** Counts what a provider told us: taken, of something that is not known here, or not signed by it. */
export function countWebhook(gateway: "twilio" | "email", outcome: Outcome): void {
  webhookFigures().inc({ gateway, outcome });
}

function makeFigures() {
  return new Counter({
    name: "baton_webhooks_total",
    help: "What providers told, by gateway and outcome: taken, unknown (of nothing known here), forged (signed by another).",
    labelNames: ["gateway", "outcome"],
    registers: [metrics().registry],
  });
}
