/** The sandbox account's own balance, line by line, and what it pays out. */
import type Stripe from "stripe";
import { invalid } from "./fault.ts";
import { makeLine, makePayout } from "./shapes.ts";
import { type Db, keep } from "./store.ts";
import { tell } from "./telling.ts";

type Posted = { category: string; amount: number; fee: number; source: string; of: { currency: string } };

/** A line; returns its name. */
export async function post(db: Db, { category, amount, fee, source, of }: Posted): Promise<string> {
  const created = Math.floor(Date.now() / 1_000);
  const line = makeLine({ category, amount, fee, currency: of.currency, source, created });
  await keep(db, line);
  return line.id;
}

/** All that stands there in this currency goes to the bank. */
export async function payOut(db: Db, currency: string): Promise<Stripe.Payout> {
  const { rows } = await db.query<{ net: string }>(
    `select coalesce(sum((data ->> 'net')::bigint), 0) as net from sandbox_stripe_objects
     where kind = 'balance_transaction' and data ->> 'currency' = $1`,
    [currency],
  );
  const amount = Number(rows[0]?.net ?? 0);
  if (amount <= 0) throw invalid("There is nothing to pay out.", { code: "balance_insufficient" });
  const made = makePayout(amount, currency, Math.floor(Date.now() / 1_000));
  const line = await post(db, { category: "payout", amount: -amount, fee: 0, source: made.id, of: made });
  const payout: Stripe.Payout = { ...made, balance_transaction: line };
  await keep(db, payout);
  await tell(db, "payout.paid", payout);
  return payout;
}
