/** What may happen to a test payment once it is made: at the bank, or in the gateway's dashboard. */
import type Stripe from "stripe";
import type { Client } from "../../database.ts";
import { payOut } from "./balance.ts";
import { invalid } from "./fault.ts";
import { settleBank } from "./paying.ts";
import { closeDispute, createRefund, failRefund, openDispute } from "./returns.ts";
import { type Db, find, list } from "./store.ts";

export const AFTERWARDS = {
  "bank-pays-now": "The bank answers now: paid",
  "bank-refuses-now": "The bank answers now: refused",
  "refund-half": "Refund half of it",
  "refund-all": "Refund what is left of it",
  "fail-refund": "The last refund fails",
  "open-dispute": "The customer's bank takes it back",
  "win-dispute": "The bank decides for us",
  "lose-dispute": "The bank decides against us",
  "pay-out": "Pay the balance out to our bank",
} as const;
export type Afterwards = keyof typeof AFTERWARDS;

export function isAfterwards(said: string): said is Afterwards {
  return said in AFTERWARDS;
}

type Session = Stripe.Checkout.Session;

/** What can happen next; nothing while it is not paid. */
export async function readAfterwards(db: Db, session: Session): Promise<Afterwards[]> {
  const payment = session.payment_intent;
  if (session.status !== "complete" || typeof payment !== "string") return [];
  const intent = await find(db, "payment_intent", payment);
  if (intent?.status === "processing") return ["bank-pays-now", "bank-refuses-now"];
  const charge = intent?.latest_charge ? await find(db, "charge", String(intent.latest_charge)) : null;
  if (!charge?.paid) return [];
  const dispute = await lastOf(db, "dispute", payment);
  if (dispute?.status === "needs_response") return ["win-dispute", "lose-dispute", "pay-out"];
  const refund = await lastOf(db, "refund", payment);
  const left = charge.amount - charge.amount_refunded;
  return [
    ...(left > 1 && !charge.disputed ? (["refund-half"] as const) : []),
    ...(left > 0 && !charge.disputed ? (["refund-all", "open-dispute"] as const) : []),
    ...(refund && refund.status !== "failed" ? (["fail-refund"] as const) : []),
    "pay-out",
  ];
}

/** Does it. Throws {@link StripeFault} where it cannot be. */
export async function doAfterwards(client: Client, session: Session, what: Afterwards): Promise<void> {
  const payment = String(session.payment_intent);
  switch (what) {
    case "bank-pays-now":
      return settleBank(client, payment, "succeeds");
    case "bank-refuses-now":
      return settleBank(client, payment, "fails");
    case "refund-half":
      return void (await createRefund(client, { payment_intent: payment, amount: await halfOf(client, payment) }));
    case "refund-all":
      return void (await createRefund(client, { payment_intent: payment }));
    case "fail-refund":
      return void (await failRefund(client, (await lastOf(client, "refund", payment))?.id ?? ""));
    case "open-dispute":
      return void (await openDispute(client, payment));
    case "win-dispute":
    case "lose-dispute": {
      const dispute = await lastOf(client, "dispute", payment);
      return void (await closeDispute(client, dispute?.id ?? "", what === "win-dispute" ? "won" : "lost"));
    }
    case "pay-out":
      return void (await payOut(client, session.currency ?? ""));
  }
}

async function halfOf(db: Db, payment: string): Promise<number> {
  const intent = await find(db, "payment_intent", payment);
  const charge = intent && (await find(db, "charge", String(intent.latest_charge)));
  if (!charge) throw invalid("There is nothing to refund.");
  return Math.max(1, Math.floor((charge.amount - charge.amount_refunded) / 2));
}

async function lastOf<K extends "refund" | "dispute">(db: Db, kind: K, payment: string) {
  return (await list(db, kind, { payment, limit: 1 }))[0];
}
