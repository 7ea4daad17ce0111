import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { makeDispute } from "../sandbox/stripe/shape-of-dispute.ts";
import { makeSession } from "../sandbox/stripe/shape-of-session.ts";
import { makeCharge, makeIntent, makePayout, makeRefund } from "../sandbox/stripe/shapes.ts";
import { factOf, REFUND, SESSION } from "./facts.ts";

const AT = 1_796_000_000;
const OURS = "01976e0e-0000-7000-8000-000000000001";
const metadata = { [SESSION]: OURS };
const intent = makeIntent({ amount: 12_050, currency: "gbp", way: "card", metadata, created: AT });
const charge = { ...makeCharge(intent, AT, null) };
const session: Stripe.Checkout.Session = {
  ...makeSession({
    amount: 12_050,
    currency: "gbp",
    ways: ["card"],
    reference: OURS,
    metadata,
    successUrl: "https://desk.example/pay/done",
    cancelUrl: null,
    expiresAt: AT + 1_800,
    created: AT,
    origin: "https://desk.example",
  }),
  payment_intent: intent.id,
};
const about = { amountMinor: 12_050, currency: "GBP" };
const ofSession = { ...about, providerSession: session.id, payment: intent.id, sessionId: OURS, method: "card" };
const ofIntent = { ...about, payment: intent.id, sessionId: OURS, method: "card" };

function read(type: string, object: object) {
  const event = { id: "evt_1", object: "event", created: AT, type, data: { object } } as unknown as Stripe.Event;
  const { gateway, eventId, at, ...said } = factOf(event);
  expect([gateway, eventId, at]).toEqual(["stripe", "evt_1", "2026-11-30T00:53:20.000Z"]);
  return said;
}

describe("what Stripe says of a payment", () => {
  it.each<[string, object, object]>([
    ["checkout.session.completed", { ...session, payment_status: "paid" }, { type: "session-paid", ...ofSession }],
    ["checkout.session.completed", { ...session, payment_status: "unpaid" }, { type: "session-pending", ...ofSession }],
    ["checkout.session.async_payment_succeeded", session, { type: "session-paid", ...ofSession }],
    [
      "checkout.session.async_payment_failed",
      session,
      { type: "session-failed", ...ofSession, reason: "bank-refused" },
    ],
    ["checkout.session.expired", session, { type: "session-expired", ...ofSession }],
    ["payment_intent.created", intent, { type: "method-chosen", ...ofIntent }],
    ["payment_intent.requires_action", intent, { type: "method-chosen", ...ofIntent }],
    ["payment_intent.processing", intent, { type: "session-pending", ...ofIntent }],
    [
      "payment_intent.succeeded",
      { ...intent, status: "succeeded", amount_received: 12_000 },
      { type: "session-paid", ...ofIntent, amountMinor: 12_000 },
    ],
  ])("%s", (type, object, fact) => {
    expect(read(type, object)).toEqual(fact);
  });

  it("each try with a card is told apart, what a bank refuses is one", () => {
    const last_payment_error = { code: "card_declined", decline_code: "insufficient_funds", charge: charge.id };
    const failed = { ...intent, last_payment_error };
    const fact = { type: "session-failed", ...ofIntent, reason: "insufficient-funds" };
    expect(read("payment_intent.payment_failed", failed)).toEqual({ ...fact, object: charge.id });
    const byBank = { ...failed, allowed_payment_method_types: ["sepa_debit"] };
    expect(read("payment_intent.payment_failed", byBank)).toEqual({ ...fact, method: "bank" });
  });

  it.each(["charge.succeeded", "customer.created", "payment_intent.canceled"])("%s is passed over", (type) => {
    expect(read(type, charge)).toMatchObject({ type: "ignored" });
  });
});

describe("what Stripe says of money that goes back", () => {
  const refund = makeRefund(charge, { amount: 2_500, created: AT, metadata: { [REFUND]: "r-1" }, reason: null });
  const back = { type: "refund", payment: intent.id, object: refund.id, amountMinor: 2_500, currency: "GBP" };

  it.each(["succeeded", "pending", "requires_action"])("a refund that is %s has left the account", (status) => {
    expect(read("refund.created", { ...refund, status })).toEqual({ ...back, state: "made", refundId: "r-1" });
  });

  it.each(["failed", "canceled"])("one that is %s is there again", (status) => {
    const fact = { ...back, state: "failed", refundId: "r-1", reason: status };
    expect(read("refund.updated", { ...refund, status })).toEqual(fact);
    expect(read("refund.failed", { ...refund, status })).toEqual(fact);
  });

  const dispute = makeDispute(charge, 12_050, "product_not_received", AT);
  it.each<[string, string, string | null]>([
    ["charge.dispute.created", "needs_response", "open"],
    ["charge.dispute.created", "warning_needs_response", null],
    ["charge.dispute.funds_withdrawn", "needs_response", "open"],
    ["charge.dispute.funds_withdrawn", "warning_needs_response", "open"],
    ["charge.dispute.funds_reinstated", "won", "won"],
    ["charge.dispute.closed", "won", "won"],
    ["charge.dispute.closed", "lost", "lost"],
    ["charge.dispute.closed", "warning_closed", null],
  ])("%s (%s): %s", (type, status, state) => {
    const fact = read(type, { ...dispute, status });
    const told = {
      type: "chargeback",
      ...about,
      payment: intent.id,
      object: dispute.id,
      reason: "product-not-received",
    };
    if (state === null) expect(fact).toMatchObject({ type: "ignored", reason: "inquiry" });
    else expect(fact).toEqual({ ...told, state });
  });

  it("a payout is told by its own name", () => {
    const payout = makePayout(50_000, "gbp", AT);
    const fact = { type: "payout", object: payout.id, amountMinor: 50_000, currency: "GBP" };
    expect(read("payout.paid", payout)).toEqual(fact);
  });
});
