/** What an error of Stripe's library means to whoever asked. Pure. https://docs.stripe.com/error-handling */
import { GatewayAway, GatewayRefused } from "../adapters/payments/gateway.ts";

type Fault = { type?: string; code?: string; statusCode?: number };

/** Faults of the moment: the same call may be made again under the same idempotency key. */
const AWAY = new Set(["StripeConnectionError", "StripeAPIError", "StripeRateLimitError"]);
/** Of our account: a key that is wrong or may not do this. */
const OF_US = new Set(["StripeAuthenticationError", "StripePermissionError"]);

export function faultOf(error: unknown): GatewayAway | GatewayRefused | null {
  if (!(error instanceof Error)) return null;
  const { type = "", code, statusCode = 0 } = error as Error & Fault;
  if (!type.startsWith("Stripe")) return null;
  if (AWAY.has(type) || statusCode >= 500) return new GatewayAway(code ?? type);
  // Two requests at once under one key: the other one is being answered.
  if (type === "StripeIdempotencyError" && statusCode === 409) return new GatewayAway("idempotency_key_in_use");
  return new GatewayRefused(OF_US.has(type) ? "gateway-refuses-us" : (code ?? type));
}
