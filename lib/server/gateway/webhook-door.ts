import type { GatewayFact } from "../adapters/payments/gateway.ts";
import { paymentGateway } from "../adapters/payments/index.ts";
import { readBytes } from "../json-body.ts";
import { Problem } from "../problem.ts";
import { answerSafely } from "../problem-answer.ts";
import { logForgedWebhook } from "../security-log.ts";
import { countWebhook } from "../webhook-figures.ts";
import { requireWebhookRoom } from "../webhook-room.ts";
import { takeFact } from "./take-fact.ts";

/** An event with its whole object; Stripe's are a few kilobytes. */
const MOST_BYTES = 256 * 1024;

/**
 * The edge of Stripe's webhooks: how often (429), at most 256 kB (413), signed with one of the endpoint's secrets within
 * the last five minutes (400, nothing written). 200 once what it says is committed, also for what is refused and on record:
 * telling it again would change nothing. 503 while the database is away: it is told again.
 */
export function handleStripe(request: Request): Promise<Response> {
  return answerSafely(request, async (traceId) => {
    const gateway = paymentGateway();
    if (!gateway) throw new Problem(404, "not-found", "Payments are not set up here.");
    requireWebhookRoom(request);
    const read = await gateway.readWebhook(await readBytes(request, MOST_BYTES), request.headers);
    const state = await takeFact(requireSigned(read, traceId));
    countWebhook("stripe", state === "refused" ? "refused" : state === "waiting" ? "waiting" : "taken");
    return Response.json({ received: true });
  });
}

function requireSigned(read: GatewayFact | "forged" | "too-old", traceId: string): GatewayFact {
  if (typeof read !== "string") return read;
  countWebhook("stripe", "forged");
  logForgedWebhook("stripe", read, traceId);
  throw new Problem(
    400,
    "malformed",
    read === "forged"
      ? "The signature (Stripe-Signature) is not that of one of this endpoint's secrets for this body."
      : "The signature (Stripe-Signature) is older than five minutes.",
  );
}
