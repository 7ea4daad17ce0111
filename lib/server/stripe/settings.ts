/** Settings of payments through Stripe, or an API that speaks the same (docs/payments.md). */
import * as z from "zod";

export type StripeSettings = {
  /** The API's origin, without a trailing slash. */
  api: string;
  secretKey: string;
  /** Of the webhook endpoint; any of them signs. */
  webhookSecrets: string[];
};

const STRIPE = "https://api.stripe.com";

export const stripeSettings = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_[A-Za-z0-9_]{8,256}$/)
    .optional(),
  STRIPE_WEBHOOK_SECRETS: z
    .string()
    .trim()
    .regex(/^whsec_[A-Za-z0-9+/=_-]{8,256}(\s+whsec_[A-Za-z0-9+/=_-]{8,256})*$/)
    .optional(),
  STRIPE_API: z.string().refine(isApi).optional(),
};

export const howToFixStripe = {
  STRIPE_SECRET_KEY: "the account's secret key (sk_…) or a restricted one (rk_…), together with STRIPE_WEBHOOK_SECRETS",
  STRIPE_WEBHOOK_SECRETS:
    "the signing secret of the webhook endpoint (whsec_…), two by a space while one is changed, together with STRIPE_SECRET_KEY",
  STRIPE_API: "the API's origin, such as https://api.stripe.com; http only on this machine",
};

type Read = z.infer<z.ZodObject<typeof stripeSettings>>;

/** A payment that nobody tells of is not set up, and half an account is none. */
export function checkStripe(read: Read, context: z.core.$RefinementCtx): void {
  const complain = (name: keyof Read) =>
    context.issues.push({ code: "custom", input: read, path: [name], message: "" });
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRETS: secrets, STRIPE_API: api } = read;
  if (!key && (secrets || api)) complain("STRIPE_SECRET_KEY");
  if (!secrets && key) complain("STRIPE_WEBHOOK_SECRETS");
}

/** Null without an account. */
export function stripeFrom(read: Read): StripeSettings | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRETS: secrets, STRIPE_API } = read;
  if (!secretKey || !secrets) return null;
  return { api: new URL(STRIPE_API ?? STRIPE).origin, secretKey, webhookSecrets: secrets.split(/\s+/) };
}

/** The key travels to it: only over HTTPS, except to this very machine. */
function isApi(text: string): boolean {
  const url = URL.parse(text);
  if (url?.pathname !== "/" || url.search || url.hash || url.username) return false;
  return (
    url.protocol === "https:" || (url.protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+)$/.test(url.hostname))
  );
}
