/** Lines of Stripe's own account, in Baton's words. Pure. https://docs.stripe.com/reports/balance-transaction-types */
import type Stripe from "stripe";
import type { DayBalance, Movement } from "../adapters/payments/gateway.ts";
import { instantOf } from "./facts.ts";

const TYPES: Record<string, Movement["type"]> = {
  charge: "payment",
  charge_failure: "payment",
  refund: "refund",
  partial_capture_reversal: "refund",
  refund_failure: "refund",
  dispute: "chargeback",
  dispute_reversal: "chargeback",
  payout: "payout",
  payout_reversal: "payout",
};

export function movementOf(line: Stripe.BalanceTransaction): Movement {
  const { id, amount, fee, net, currency, created, reporting_category, source } = line;
  const type = TYPES[reporting_category] ?? "other";
  const payment = paymentOf(source);
  return {
    id,
    type,
    at: instantOf(created),
    amountMinor: amount,
    feeMinor: fee,
    netMinor: net,
    currency: currency.toUpperCase(),
    ...(payment && { payment }),
    ...(type !== "payment" && source !== null && { object: typeof source === "string" ? source : source.id }),
  };
}

function paymentOf(source: Stripe.BalanceTransaction["source"]): string | undefined {
  if (source === null || typeof source === "string" || !("payment_intent" in source)) return undefined;
  const intent: unknown = source.payment_intent;
  if (typeof intent === "string") return intent;
  return typeof intent === "object" && intent !== null && "id" in intent ? String(intent.id) : undefined;
}

/** By currency and type. */
export function sumsOf(movements: Movement[]): DayBalance[] {
  const sums = new Map<string, DayBalance>();
  for (const { currency, type, amountMinor, feeMinor } of movements) {
    const key = `${currency} ${type}`;
    const sum = sums.get(key) ?? { currency, type, amountMinor: 0, feeMinor: 0, count: 0 };
    sum.amountMinor += amountMinor;
    sum.feeMinor += feeMinor;
    sum.count += 1;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => `${a.currency} ${a.type}`.localeCompare(`${b.currency} ${b.type}`));
}
