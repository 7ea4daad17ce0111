import { installationHash } from "../crypto.ts";
import { env } from "../env.ts";
import { ownAddress } from "../twilio/account.ts";
import type { StripeSettings } from "./settings.ts";

/** The account that customers pay into. */
export type StripeAccount = StripeSettings & { sandbox: boolean };

/** The one that is set up; in a demo without one the sandbox's; else null, and nobody can pay online. */
export function stripeAccount(): StripeAccount | null {
  const { stripe } = env();
  return stripe ? { ...stripe, sandbox: false } : sandboxStripeAccount();
}

/** This installation's own account with the sandbox inside it. Null where there is no sandbox. */
export function sandboxStripeAccount(): StripeAccount | null {
  const { stripe, demo } = env();
  if (stripe || !demo) return null;
  const secret = (what: string) => installationHash("stripe-sandbox", what).toString("hex");
  return {
    api: ownAddress(),
    secretKey: `sk_test_${secret("key")}`,
    webhookSecrets: [`whsec_${secret("webhook")}`],
    sandbox: true,
  };
}
