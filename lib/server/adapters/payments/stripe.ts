/** Stripe through its own library: hosted Checkout, so that no card data touches Baton. https://docs.stripe.com/api */
import type Stripe from "stripe";
import { log } from "../../log.ts";
import type { StripeAccount } from "../../stripe/account.ts";
import { factOf, instantOf, REFUND, SESSION } from "../../stripe/facts.ts";
import { faultOf } from "../../stripe/faults.ts";
import { movementOf, sumsOf } from "../../stripe/movements.ts";
import {
  type DayBalance,
  type GatewayFact,
  GatewayRefused,
  type Movement,
  type PaymentAsked,
  type PaymentGateway,
  type RefundAsked,
  type RefundMade,
  type SessionMade,
  type SessionRead,
} from "./gateway.ts";
import { methodOf, methodsIn, wayOf } from "./pay-methods.ts";

/** Seconds that a webhook may have been on its way. */
const TOLERANCE = 300;
/** Seconds by which a session outlasts what it was asked for: it must live half an hour from when Stripe hears of it. */
const ON_THE_WAY = 120;
const CHECKOUT = "https://checkout.stripe.com";

export function makeStripeGateway(account: StripeAccount): PaymentGateway {
  // Every process knows the gateway, and few ask it anything: the library is loaded with the first question.
  let opened: Promise<Stripe> | null = null;
  const ask = async <T>(work: (stripe: Stripe) => Promise<T>): Promise<T> => {
    opened ??= openLibrary(account);
    return orFault(work(await opened));
  };
  return {
    id: "stripe",
    sandbox: account.sandbox,
    checkoutOrigin: account.sandbox ? null : CHECKOUT,
    methodsFor: methodsIn,
    createSession: (asked) => ask((stripe) => createSession(stripe, asked)),
    readSession: (id) => ask((stripe) => readSession(stripe, id)),
    expireSession: (id) => ask((stripe) => expireSession(stripe, id)),
    refund: (asked) => ask((stripe) => refund(stripe, asked)),
    readWebhook: (raw, headers) => ask(async (stripe) => readWebhook(stripe, account, raw, headers)),
    balanceOf: (day) => ask((stripe) => balanceOf(stripe, day)),
    listMovements: (from, to) => ask((stripe) => listMovements(stripe, from, to)),
  };
}

async function openLibrary({ api, secretKey }: StripeAccount): Promise<Stripe> {
  const { Stripe: Library } = await import("stripe");
  const { protocol, hostname, port } = new URL(api);
  return new Library(secretKey, {
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port: port || (protocol === "http:" ? "80" : "443"),
    maxNetworkRetries: 2,
    timeout: 15_000,
    telemetry: false,
    appInfo: { name: "Baton" },
  });
}

async function orFault<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw faultOf(error) ?? error;
  }
}

/** No name, no address of the customer: what Stripe needs to know of them it asks them itself. */
async function createSession(stripe: Stripe, asked: PaymentAsked): Promise<SessionMade> {
  const way = wayOf(asked.method, asked.currency);
  if (!way) throw new GatewayRefused("method-not-offered");
  const price = {
    currency: asked.currency.toLowerCase(),
    unit_amount: asked.amountMinor,
    product_data: { name: asked.description },
  };
  const session = await stripe.checkout.sessions.create(
    {
      mode: "payment",
      ui_mode: "hosted_page",
      submit_type: "pay",
      allowed_payment_method_types: [way],
      line_items: [{ quantity: 1, price_data: price }],
      client_reference_id: asked.sessionId,
      metadata: { [SESSION]: asked.sessionId },
      payment_intent_data: { metadata: { [SESSION]: asked.sessionId } },
      success_url: asked.returnUrl,
      cancel_url: asked.cancelUrl,
      expires_at: Math.ceil(Date.parse(asked.expiresAt) / 1_000) + ON_THE_WAY,
    },
    { idempotencyKey: asked.idempotencyKey },
  );
  if (!session.url) throw new GatewayRefused("no-address");
  return { providerSession: session.id, url: session.url };
}

async function readSession(stripe: Stripe, id: string): Promise<SessionRead> {
  try {
    return readingOf(await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] }));
  } catch (error) {
    const fault = faultOf(error);
    if (!(fault instanceof GatewayRefused) || fault.code !== "resource_missing") throw error;
    // It was made on another account, before this one was set up: nobody pays it here.
    log().warn({ gateway: "stripe" }, "a payment session is not known to the gateway's account");
    return { is: "expired", amountMinor: 0, currency: "" };
  }
}

async function expireSession(stripe: Stripe, id: string): Promise<SessionRead> {
  try {
    await stripe.checkout.sessions.expire(id);
  } catch (error) {
    // It is paid, or over: that is said below.
    if (!(faultOf(error) instanceof GatewayRefused)) throw error;
    log().debug({ gateway: "stripe" }, "a payment session was not open any more");
  }
  return readSession(stripe, id);
}

function readingOf(session: Stripe.Checkout.Session): SessionRead {
  const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const charge = typeof intent?.latest_charge === "object" ? intent.latest_charge : null;
  const method = methodOf(session.allowed_payment_method_types?.[0] ?? session.payment_method_types[0]);
  const sessionId = session.client_reference_id;
  return {
    is: standing(session, intent),
    ...(sessionId && { sessionId }),
    ...(intent && { payment: intent.id }),
    amountMinor: session.amount_total ?? 0,
    currency: (session.currency ?? "").toUpperCase(),
    ...(method && { method }),
    ...(charge && { at: instantOf(charge.created) }),
  };
}

/** Completed and unpaid: the bank is still asked, or has refused. */
function standing(
  { status, payment_status }: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): SessionRead["is"] {
  if (payment_status === "paid") return "paid";
  if (status === "open") return "open";
  if (status === "complete" && intent?.status === "processing") return "pending";
  return "expired";
}

async function refund(stripe: Stripe, asked: RefundAsked): Promise<RefundMade> {
  const { refundId, payment, amountMinor, idempotencyKey, again = false } = asked;
  const known = again ? await refundNamed(stripe, payment, refundId) : null;
  const made =
    known ??
    (await stripe.refunds.create(
      { payment_intent: payment, amount: amountMinor, metadata: { [REFUND]: refundId } },
      { idempotencyKey },
    ));
  const failed = made.status === "failed" || made.status === "canceled";
  const code = (made.failure_reason ?? made.status ?? "unknown").replaceAll("_", "-");
  return { object: made.id, is: failed ? "failed" : "made", at: instantOf(made.created), ...(failed && { code }) };
}

async function refundNamed(stripe: Stripe, payment: string, refundId: string): Promise<Stripe.Refund | null> {
  for await (const one of stripe.refunds.list({ payment_intent: payment, limit: 100 }))
    if (one.metadata?.[REFUND] === refundId) return one;
  return null;
}

/** Any of the secrets may have signed it: while one is changed for another both do. */
function readWebhook(
  stripe: Stripe,
  { webhookSecrets }: StripeAccount,
  raw: Uint8Array,
  headers: Headers,
): GatewayFact | "forged" | "too-old" {
  const signature = headers.get("stripe-signature") ?? "";
  let answer: "forged" | "too-old" = "forged";
  for (const secret of webhookSecrets) {
    try {
      return factOf(stripe.webhooks.constructEvent(Buffer.from(raw), signature, secret, TOLERANCE));
    } catch (error) {
      if (!isUnsigned(error)) throw error;
      // It looks at the time after the signature: who hears of the time has signed it.
      if (/tolerance/i.test(error.message)) answer = "too-old";
    }
  }
  return answer;
}

function isUnsigned(error: unknown): error is Error {
  return error instanceof Error && "type" in error && error.type === "StripeSignatureVerificationError";
}

async function balanceOf(stripe: Stripe, day: string): Promise<DayBalance[]> {
  const from = `${day}T00:00:00.000Z`;
  const to = new Date(Date.parse(from) + 86_400_000).toISOString();
  return sumsOf(await listMovements(stripe, from, to));
}

async function listMovements(stripe: Stripe, from: string, to: string): Promise<Movement[]> {
  const created = { gte: Math.ceil(Date.parse(from) / 1_000), lt: Math.ceil(Date.parse(to) / 1_000) };
  const movements: Movement[] = [];
  const listed = stripe.balanceTransactions.list({ created, limit: 100, expand: ["data.source"] });
  for await (const line of listed) movements.push(movementOf(line));
  return movements.reverse();
}
