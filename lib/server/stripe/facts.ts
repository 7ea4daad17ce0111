/** What Stripe's events say, in Baton's words. Pure. https://docs.stripe.com/api/events/types */
import type Stripe from "stripe";
import type { GatewayFact } from "../adapters/payments/gateway.ts";
import { methodOf } from "../adapters/payments/pay-methods.ts";

/** Under these names Stripe carries our ids along. */
export const SESSION = "baton_session";
export const REFUND = "baton_refund";

type Said = Omit<GatewayFact, "gateway" | "eventId" | "at">;

export function factOf(event: Stripe.Event): GatewayFact {
  return { gateway: "stripe", eventId: event.id, at: instantOf(event.created), ...saidBy(event) };
}

/** Stripe counts seconds. */
export function instantOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

function saidBy(event: Stripe.Event): Said {
  switch (event.type) {
    case "checkout.session.completed":
      return ofCompleted(event.data.object);
    case "checkout.session.async_payment_succeeded":
      return { type: "session-paid", ...ofSession(event.data.object) };
    case "checkout.session.async_payment_failed":
      return { type: "session-failed", ...ofSession(event.data.object), reason: "bank-refused" };
    case "checkout.session.expired":
      return { type: "session-expired", ...ofSession(event.data.object) };
    case "payment_intent.created":
    case "payment_intent.requires_action":
      return { type: "method-chosen", ...ofIntent(event.data.object) };
    case "payment_intent.processing":
      return { type: "session-pending", ...ofIntent(event.data.object) };
    case "payment_intent.succeeded":
      return { type: "session-paid", ...ofIntent(event.data.object) };
    case "payment_intent.payment_failed":
      return { type: "session-failed", ...ofIntent(event.data.object), ...whyFailed(event.data.object) };
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
    case "charge.refund.updated":
      return ofRefund(event.data.object);
    case "charge.dispute.created":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
    case "charge.dispute.closed":
      return ofDispute(event.type, event.data.object);
    case "payout.paid":
      return { type: "payout", object: event.data.object.id, ...moneyOf(event.data.object) };
    default:
      return passedOver("not-of-interest");
  }
}

function passedOver(reason: string): Said {
  return { type: "ignored", amountMinor: 0, currency: "", reason };
}

function ofCompleted(session: Stripe.Checkout.Session): Said {
  if (session.mode !== "payment") return passedOver("no-payment");
  if (session.payment_status === "paid") return { type: "session-paid", ...ofSession(session) };
  if (session.payment_status === "unpaid") return { type: "session-pending", ...ofSession(session) };
  return passedOver("nothing-to-pay");
}

function ofSession(session: Stripe.Checkout.Session): Omit<Said, "type"> {
  const { id, client_reference_id, metadata, amount_total, currency } = session;
  return {
    providerSession: id,
    ...given("payment", idOf(session.payment_intent)),
    ...given("sessionId", client_reference_id ?? metadata?.[SESSION]),
    ...given("method", methodAsked(session)),
    amountMinor: amount_total ?? 0,
    currency: (currency ?? "").toUpperCase(),
  };
}

/** `amount_received` is what came; before it has come, what is asked for. */
function ofIntent(intent: Stripe.PaymentIntent): Omit<Said, "type"> {
  const { id, metadata, status, amount, amount_received, currency } = intent;
  return {
    payment: id,
    ...given("sessionId", metadata[SESSION]),
    ...given("method", methodAsked(intent)),
    amountMinor: status === "succeeded" ? amount_received : amount,
    currency: currency.toUpperCase(),
  };
}

/** We allow one method a payment; `payment_method_types` is what is left of it for this customer. */
function methodAsked(said: { allowed_payment_method_types: string[] | null; payment_method_types: string[] }) {
  return methodOf(said.allowed_payment_method_types?.[0] ?? said.payment_method_types[0]);
}

/** Each try with a card is a fact of its own; what a bank refuses in the end is told of the session too, and is one. */
function whyFailed(intent: Stripe.PaymentIntent): Partial<Said> {
  const error = intent.last_payment_error;
  const charge = idOf(error?.charge);
  const ownTry = methodAsked(intent) === "card" && charge !== undefined;
  const reason = (error?.decline_code ?? error?.code ?? "declined").replaceAll("_", "-");
  return { reason, ...(ownTry && { object: charge }) };
}

/**
 * Stripe takes what it gives back out of the account when the refund is created, whatever its status; when it fails or is
 * cancelled the money is there again.
 */
function ofRefund(refund: Stripe.Refund): Said {
  const failed = refund.status === "failed" || refund.status === "canceled";
  const reason = (refund.failure_reason ?? refund.status ?? "unknown").replaceAll("_", "-");
  return {
    type: "refund",
    object: refund.id,
    ...given("payment", idOf(refund.payment_intent)),
    ...moneyOf(refund),
    state: failed ? "failed" : "made",
    ...(failed && { reason }),
    ...given("refundId", refund.metadata?.[REFUND]),
  };
}

/** An inquiry (`warning_…`) moves no money; it may become a dispute that does. */
function ofDispute(type: string, dispute: Stripe.Dispute): Said {
  const state = standing(type, dispute.status);
  if (!state) return passedOver("inquiry");
  return {
    type: "chargeback",
    object: dispute.id,
    ...given("payment", idOf(dispute.payment_intent)),
    ...moneyOf(dispute),
    state,
    reason: dispute.reason.replaceAll("_", "-"),
  };
}

function standing(type: string, status: string): Said["state"] | null {
  if (type === "charge.dispute.funds_withdrawn") return "open";
  if (type === "charge.dispute.funds_reinstated") return "won";
  if (status.startsWith("warning_")) return null;
  if (type === "charge.dispute.created") return "open";
  if (status === "won" || status === "lost") return status;
  return null;
}

function moneyOf({ amount, currency }: { amount: number; currency: string }): {
  amountMinor: number;
  currency: string;
} {
  return { amountMinor: amount, currency: currency.toUpperCase() };
}

function idOf(said: string | { id: string } | null | undefined): string | undefined {
  return typeof said === "string" ? said : said?.id;
}

function given<K extends string, V>(name: K, value: V | null | undefined): { [N in K]?: V } {
  return value === undefined || value === null || value === "" ? {} : ({ [name]: value } as { [N in K]?: V });
}
