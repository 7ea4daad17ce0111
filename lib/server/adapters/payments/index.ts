import { processWide } from "../../process-wide.ts";
import { stripeAccount } from "../../stripe/account.ts";
import type { PaymentGateway } from "./gateway.ts";
import { makeStripeGateway } from "./stripe.ts";

/** Where customers pay as it is set up: Stripe, the sandbox of a demo, or null where there is neither. */
export function paymentGateway(): PaymentGateway | null {
  const account = stripeAccount();
  return account && processWide("payment-gateway", () => makeStripeGateway(account));
}
