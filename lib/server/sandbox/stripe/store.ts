/** The sandbox's objects, as Stripe shows them. */
import type Stripe from "stripe";
import type { Client } from "../../database.ts";

export type Kept = {
  "checkout.session": Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  payout: Stripe.Payout;
  balance_transaction: Stripe.BalanceTransaction;
  event: Stripe.Event;
};
export type Kind = keyof Kept;
export type Db = Pick<Client, "query">;
/** What happens to an object by itself; null: nothing any more. */
export type Settling = { at: string; how: "succeeds" | "fails" | "expires" } | null;
type Beside = { payment?: string; beside?: object; settles?: Settling };

/** Keeps an object as it is now. What is not said beside it stays as it was. */
export async function keep<K extends Kind>(db: Db, object: Kept[K] & { object: K }, said: Beside = {}): Promise<void> {
  const { payment = null, beside = null, settles } = said;
  await db.query(
    `insert into sandbox_stripe_objects as o (id, kind, created_at, payment, data, beside, settles_at, settles)
     values ($1, $2, to_timestamp($3), $4, $5, $6, $7, $8)
     on conflict (id) do update set data = excluded.data, payment = coalesce(excluded.payment, o.payment),
       settles_at = case when $9 then excluded.settles_at else o.settles_at end,
       settles = case when $9 then excluded.settles else o.settles end`,
    [
      object.id,
      object.object,
      object.created,
      payment,
      JSON.stringify(object),
      beside && JSON.stringify(beside),
      settles?.at ?? null,
      settles?.how ?? null,
      settles !== undefined,
    ],
  );
}

export async function find<K extends Kind>(db: Db, kind: K, id: string): Promise<Kept[K] | null> {
  const { rows } = await db.query<{ data: Kept[K] }>(
    "select data from sandbox_stripe_objects where id = $1 and kind = $2",
    [id, kind],
  );
  return rows[0]?.data ?? null;
}

/** The same, held until the transaction ends, with what stands beside it. */
export async function hold<K extends Kind>(
  db: Db,
  kind: K,
  id: string,
): Promise<{ object: Kept[K]; beside: Record<string, unknown> } | null> {
  const { rows } = await db.query<{ data: Kept[K]; beside: Record<string, unknown> | null }>(
    "select data, beside from sandbox_stripe_objects where id = $1 and kind = $2 for update",
    [id, kind],
  );
  return rows[0] ? { object: rows[0].data, beside: rows[0].beside ?? {} } : null;
}

/** Any object by its name, for what is expanded. */
export async function named(db: Db, id: string): Promise<object | null> {
  const { rows } = await db.query<{ data: object }>("select data from sandbox_stripe_objects where id = $1", [id]);
  return rows[0]?.data ?? null;
}

export type ListAsked = {
  payment?: string | undefined;
  limit: number;
  after?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
};

/** From the newest back. `after`: the name of the last one of the page before; `from` inclusive, `to` exclusive, seconds. */
export async function list<K extends Kind>(db: Db, kind: K, asked: ListAsked): Promise<Kept[K][]> {
  const { payment = null, limit, after = null, from = null, to = null } = asked;
  const { rows } = await db.query<{ data: Kept[K] }>(
    `select data from sandbox_stripe_objects
     where kind = $1 and ($2::text is null or payment = $2)
       and ($3::text is null or seq < (select seq from sandbox_stripe_objects where id = $3))
       and ($4::float8 is null or created_at >= to_timestamp($4)) and ($5::float8 is null or created_at < to_timestamp($5))
     order by seq desc limit $6`,
    [kind, payment, after, from, to, limit],
  );
  return rows.map(({ data }) => data);
}
