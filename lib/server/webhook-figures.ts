import { Counter } from "prom-client";
import { metrics } from "./metrics.ts";
import { processWide } from "./process-wide.ts";

type Outcome = "taken" | "unknown" | "forged" | "refused" | "waiting";

/** Declares them: what has not happened yet is told of too. */
export function webhookFigures() {
  return processWide("webhook-figures", makeFigures);
}

/** Counts what a provider told us: taken, of something that is not known here, not signed by it; of money also refused, or waiting for its cause. */
export function countWebhook(gateway: "twilio" | "email" | "stripe", outcome: Outcome): void {
  webhookFigures().inc({ gateway, outcome });
}

function makeFigures() {
  return new Counter({
    name: "baton_webhooks_total",
    help: "What providers told, by gateway and outcome: taken, unknown (of nothing known here), forged (signed by another); of payments also refused (on record, nothing posted) and waiting (for its cause).",
    labelNames: ["gateway", "outcome"],
    registers: [metrics().registry],
  });
}
