/** Stripe's objects as far as payments need them, whole as its library types them. Pure but for fresh ids. */
import { randomBytes } from "node:crypto";
import type Stripe from "stripe";

/** Ids look as Stripe's do: a prefix, and letters and digits. */
export function newName(prefix: string, length = 24): string {
  const text = randomBytes(length * 2)
    .toString("base64")
    .replaceAll(/[^A-Za-z0-9]/g, "");
  return `${prefix}_${text.slice(0, length)}`;
}

export type IntentAsked = { amount: number; currency: string; way: string; metadata: Stripe.Metadata; created: number };

export function makeIntent({ amount, currency, way, metadata, created }: IntentAsked): Stripe.PaymentIntent {
  const id = newName("pi");
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: [way],
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: `${id}_secret_${randomBytes(12).toString("hex")}`,
    confirmation_method: "automatic",
    created,
    currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [way],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}

/** A try to take the money: with a failure code it did not come. */
export function makeCharge(intent: Stripe.PaymentIntent, created: number, failure: string | null): Stripe.Charge {
  const paid = failure === null;
  return {
    id: newName("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: "BATON SANDBOX",
    captured: paid,
    created,
    currency: intent.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure,
    failure_message: failure === null ? null : "The test payment was declined.",
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid,
    payment_intent: intent.id,
    payment_method: null,
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: paid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: null,
  };
}

export function makeRefund(
  charge: Stripe.Charge,
  asked: { amount: number; created: number; metadata: Stripe.Metadata; reason: Stripe.Refund.Reason | null },
): Stripe.Refund {
  return {
    id: newName("re"),
    object: "refund",
    amount: asked.amount,
    balance_transaction: null,
    charge: charge.id,
    created: asked.created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: asked.metadata,
    payment_intent: charge.payment_intent,
    payment_method: null,
    reason: asked.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
}

export function makePayout(amount: number, currency: string, created: number): Stripe.Payout {
  return {
    id: newName("po"),
    object: "payout",
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: created,
    automatic: false,
    balance_transaction: null,
    created,
    currency,
    description: "TEST PAYOUT",
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "paid",
    trace_id: null,
    type: "bank_account",
  };
}

type LineAsked = { category: string; amount: number; fee: number; currency: string; source: string; created: number };

export function makeLine({ category, amount, fee, currency, source, created }: LineAsked): Stripe.BalanceTransaction {
  return {
    id: newName("txn"),
    object: "balance_transaction",
    amount,
    available_on: created,
    balance_type: "payments",
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0 ? [] : [{ amount: fee, application: null, currency, description: "Fee", type: "stripe_fee" }],
    net: amount - fee,
    reporting_category: category,
    source,
    status: "available",
    type: TYPES[category] ?? "adjustment",
  };
}

const TYPES: Record<string, Stripe.BalanceTransaction.Type> = { charge: "charge", refund: "refund", payout: "payout" };
