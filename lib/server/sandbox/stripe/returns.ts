/** Money that goes back: refunds by the API or in the dashboard, and disputes as a bank decides them. */
import type Stripe from "stripe";
import * as z from "zod";
import { post } from "./balance.ts";
import { faultIn, invalid, missing } from "./fault.ts";
import { metadata } from "./sessions.ts";
import { makeDispute } from "./shape-of-dispute.ts";
import { makeRefund } from "./shapes.ts";
import { type Db, find, hold, keep } from "./store.ts";
import { tell } from "./telling.ts";

const asked = z.strictObject({
  payment_intent: z.string(),
  amount: z.coerce.number().int().min(1).optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
});
const DISPUTE_FEE = 2_000;
const now = () => Math.floor(Date.now() / 1_000);

/** `POST /v1/refunds` */
export async function createRefund(db: Db, params: unknown, key: string | null = null): Promise<Stripe.Refund> {
  const read = asked.safeParse(params, { reportInput: true });
  if (!read.success) throw faultIn(read.error);
  const { payment_intent: payment, reason = null, metadata: carried = {} } = read.data;
  const charge = await chargeOf(db, payment);
  const left = charge.amount - charge.amount_refunded;
  const amount = read.data.amount ?? left;
  requireRefundable(charge, amount, left);
  const made = makeRefund(charge, { amount, created: now(), metadata: carried, reason });
  const line = await post(db, { category: "refund", amount: -amount, fee: 0, source: made.id, of: charge });
  const refund: Stripe.Refund = { ...made, balance_transaction: line };
  const after = { ...charge, amount_refunded: charge.amount_refunded + amount, refunded: amount === left };
  await keep(db, refund, { payment });
  await keep(db, after);
  await tell(db, "refund.created", refund, key);
  await tell(db, "charge.refunded", after, key);
  return refund;
}

/** The charge that brought the payment's money, held. */
async function chargeOf(db: Db, payment: string): Promise<Stripe.Charge> {
  const intent = await find(db, "payment_intent", payment);
  if (!intent) throw missing("payment_intent", payment, "payment_intent");
  const held = await hold(db, "charge", String(intent.latest_charge));
  if (!held?.object.paid)
    throw invalid(`This PaymentIntent (${payment}) does not have a successful charge to refund.`, {
      code: "payment_intent_unexpected_state",
      param: "payment_intent",
    });
  return held.object;
}

function requireRefundable({ id, disputed, refunded }: Stripe.Charge, amount: number, left: number): void {
  if (disputed)
    throw invalid(`Charge ${id} has been charged back; cannot issue a refund.`, { code: "charge_disputed" });
  if (refunded) throw invalid(`Charge ${id} has already been refunded.`, { code: "charge_already_refunded" });
  if (amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: "amount",
    });
}

/** The customer's bank does not take it: days later the money is there again. */
export async function failRefund(db: Db, id: string): Promise<Stripe.Refund> {
  const held = await hold(db, "refund", id);
  if (!held) throw missing("refund", id, "id");
  if (held.object.status === "failed") throw invalid("This refund has failed already.");
  const charge = await chargeOf(db, String(held.object.payment_intent));
  const { amount } = held.object;
  const line = await post(db, { category: "refund_failure", amount, fee: 0, source: id, of: charge });
  const refund: Stripe.Refund = {
    ...held.object,
    status: "failed",
    failure_reason: "expired_or_canceled_card",
    failure_balance_transaction: line,
  };
  await keep(db, refund);
  await keep(db, { ...charge, amount_refunded: charge.amount_refunded - amount, refunded: false });
  await tell(db, "refund.updated", refund);
  await tell(db, "refund.failed", refund);
  return refund;
}

/** The customer's bank takes the payment back, or a part of it, for as long as it is argued about; also what was refunded. */
export async function openDispute(
  db: Db,
  payment: string,
  said: { amount?: number | undefined; reason?: string | undefined } = {},
): Promise<Stripe.Dispute> {
  const charge = await chargeOf(db, payment);
  if (charge.disputed) throw invalid("This charge is disputed already.", { code: "charge_disputed" });
  const left = charge.amount - charge.amount_refunded;
  const amount = Math.min(said.amount ?? (left > 0 ? left : charge.amount), charge.amount);
  const dispute = makeDispute(charge, amount, said.reason ?? "fraudulent", now());
  await post(db, { category: "dispute", amount: -amount, fee: DISPUTE_FEE, source: dispute.id, of: charge });
  await keep(db, dispute, { payment });
  await keep(db, { ...charge, disputed: true });
  await tell(db, "charge.dispute.created", dispute);
  await tell(db, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

export async function closeDispute(db: Db, id: string, status: "won" | "lost"): Promise<Stripe.Dispute> {
  const held = await hold(db, "dispute", id);
  if (!held) throw missing("dispute", id, "id");
  if (held.object.status !== "needs_response") throw invalid("This dispute is decided already.");
  const dispute: Stripe.Dispute = { ...held.object, status };
  await keep(db, dispute);
  if (status === "won") {
    await post(db, { category: "dispute_reversal", amount: dispute.amount, fee: 0, source: id, of: dispute });
    await tell(db, "charge.dispute.funds_reinstated", dispute);
  }
  await tell(db, "charge.dispute.closed", dispute);
  return dispute;
}
