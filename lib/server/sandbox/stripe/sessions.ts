/** Checkout Sessions: https://docs.stripe.com/api/checkout/sessions */
import type Stripe from "stripe";
import * as z from "zod";
import { env } from "../../env.ts";
import { faultIn, invalid, missing } from "./fault.ts";
import { listed } from "./form.ts";
import { makeSession } from "./shape-of-session.ts";
import { type Db, hold, keep } from "./store.ts";
import { tell } from "./telling.ts";

const whole = z.coerce.number().int().min(0).max(99_999_999_999);
export const metadata = z.record(z.string().min(1).max(40), z.string().max(500));

const asked = z.strictObject({
  mode: z.literal("payment"),
  ui_mode: z.literal("hosted_page").optional(),
  submit_type: z.enum(["auto", "book", "donate", "pay", "subscribe"]).optional(),
  allowed_payment_method_types: z.preprocess(listed, z.array(z.string()).min(1).optional()),
  line_items: z.preprocess(
    listed,
    z
      .array(
        z.strictObject({
          quantity: whole,
          price_data: z.strictObject({
            currency: z.string().regex(/^[a-z]{3}$/),
            unit_amount: whole,
            product_data: z.strictObject({ name: z.string().min(1).max(250) }),
          }),
        }),
      )
      .min(1)
      .max(100),
  ),
  client_reference_id: z.string().min(1).max(200).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z.strictObject({ metadata: metadata.optional() }).optional(),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  expires_at: whole.optional(),
});
/** The least that Stripe takes, in minor units; of other currencies what half a euro is about. */
const LEAST: Record<string, number> = { gbp: 30, zar: 1_000 };
const SHORTEST = 30 * 60;
const LONGEST = 24 * 60 * 60;

/** `POST /v1/checkout/sessions` */
export async function createSession(db: Db, params: unknown): Promise<Stripe.Checkout.Session> {
  const read = asked.safeParse(params, { reportInput: true });
  if (!read.success) throw faultIn(read.error);
  const { line_items: items, payment_intent_data: intent, ...said } = read.data;
  const created = Math.floor(Date.now() / 1_000);
  const expiresAt = said.expires_at ?? created + LONGEST;
  requireTime(expiresAt - created);
  const { currency, product_data } = items[0]?.price_data ?? { currency: "", product_data: { name: "" } };
  const amount = items.reduce((sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount, 0);
  if (amount < (LEAST[currency] ?? 50))
    throw invalid("The Checkout Session's total amount is too small.", { code: "amount_too_small" });
  const session = makeSession({
    amount,
    currency,
    ways: said.allowed_payment_method_types ?? ["card"],
    reference: said.client_reference_id ?? null,
    metadata: said.metadata ?? {},
    successUrl: said.success_url,
    cancelUrl: said.cancel_url ?? null,
    expiresAt,
    created,
    origin: env().publicUrl,
  });
  const settles = { at: new Date(expiresAt * 1_000).toISOString(), how: "expires" as const };
  await keep(db, session, { beside: { metadata: intent?.metadata ?? {}, for: product_data.name }, settles });
  return session;
}

function requireTime(seconds: number): void {
  const param = "expires_at";
  if (seconds < SHORTEST)
    throw invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", { param });
  if (seconds > LONGEST)
    throw invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", { param });
}

/** `POST /v1/checkout/sessions/{id}/expire` */
export async function expireSession(db: Db, id: string): Promise<Stripe.Checkout.Session> {
  const held = await hold(db, "checkout.session", id);
  if (!held) throw missing("checkout.session", id, "session");
  if (held.object.status !== "open")
    throw invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${held.object.status}.`,
    );
  const session: Stripe.Checkout.Session = { ...held.object, status: "expired", url: null };
  await keep(db, session, { settles: null });
  await tell(db, "checkout.session.expired", session);
  return session;
}
