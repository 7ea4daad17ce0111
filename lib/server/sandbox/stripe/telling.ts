/** The sandbox as the one who tells: events, and webhooks signed as Stripe signs them, again and again until they are taken. */
import { createHmac } from "node:crypto";
import type Stripe from "stripe";
import { pool } from "../../database.ts";
import { log, traitsOf } from "../../log.ts";
import { processWide } from "../../process-wide.ts";
import { type StripeAccount, sandboxStripeAccount } from "../../stripe/account.ts";
import { ownAddress } from "../../twilio/account.ts";
import { atMost } from "../at-most.ts";
import { newName } from "./shapes.ts";
import { type Db, type Kept, keep } from "./store.ts";

export const API_VERSION = "2026-10-28.endive";
const AT_ONCE = 16;
/** Seconds after which a webhook is sent again; after the last, every hour, for three days. */
const AGAIN_AFTER = [1, 4, 15, 60, 300, 1_800];
const MOST_TRIES = 80;

type Told = Kept[Exclude<keyof Kept, "event" | "balance_transaction">];

/** Notes that something has happened; who listens is told once the transaction is committed. Returns the event's name. */
export async function tell(
  db: Db,
  type: Stripe.Event["type"],
  object: Told,
  key: string | null = null,
): Promise<string> {
  const event = {
    id: newName("evt"),
    object: "event",
    api_version: API_VERSION,
    created: Math.floor(Date.now() / 1_000),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: newName("req", 14), idempotency_key: key },
    type,
  } as unknown as Stripe.Event;
  await keep(db, event);
  await db.query("insert into sandbox_stripe_deliveries (event) values ($1)", [event.id]);
  return event.id;
}

/** The same event so many times more, as Stripe may send it. */
export async function tellAgain(db: Db, event: string, times: number): Promise<void> {
  await db.query("insert into sandbox_stripe_deliveries (event) select $1 from generate_series(1, $2)", [event, times]);
}

/** Sends what is due, without waiting for it. */
export function deliverSoon(): void {
  deliverDue().catch((error: unknown) => log().warn({ error: traitsOf(error) }, "the payment sandbox could not tell"));
}

/**
 * Sends every webhook that is due, and returns how many were taken. Any number of processes may. What this one has in
 * hand already has been answered as well, by then.
 */
export async function deliverDue(): Promise<number> {
  const inHand = processWide("stripe-sandbox-in-hand", () => new Set<Promise<number>>());
  const before = [...inHand];
  const sending = sendDue().finally(() => inHand.delete(sending));
  inHand.add(sending);
  const [taken] = await Promise.all([sending, Promise.allSettled(before)]);
  return taken;
}

async function sendDue(): Promise<number> {
  const account = sandboxStripeAccount();
  if (!account) return 0;
  let taken = 0;
  for (let due = await claim(); due.length > 0; due = await claim()) {
    const ends = await Promise.all(due.map((one) => deliver(account, one)));
    taken += ends.filter(Boolean).length;
  }
  return taken;
}

type Due = { id: string; tries: number; payload: string };

/** Whoever claims it has the next wait to deliver it in: when they die, another one does. */
async function claim(): Promise<Due[]> {
  const { rows } = await pool().query<Due>(
    `update sandbox_stripe_deliveries d set tries = tries + 1,
       next_at = clock_timestamp() + make_interval(secs => coalesce(($1::int[])[tries + 1], 3600))
     from sandbox_stripe_objects o where o.id = d.event and d.id in (
       select id from sandbox_stripe_deliveries
       where delivered_at is null and next_at <= clock_timestamp() and tries < $2
       order by next_at limit ${AT_ONCE} for update skip locked)
     returning d.id, d.tries, jsonb_pretty(o.data) as payload`,
    [[10, ...AGAIN_AFTER], MOST_TRIES],
  );
  return rows;
}

async function deliver(account: StripeAccount, { id, tries, payload }: Due): Promise<boolean> {
  const status = await post(account, payload);
  if (status >= 200 && status < 300) {
    await pool().query("update sandbox_stripe_deliveries set delivered_at = clock_timestamp() where id = $1", [id]);
    return true;
  }
  const wait = AGAIN_AFTER[tries - 1] ?? 3_600;
  await pool().query(
    "update sandbox_stripe_deliveries set next_at = clock_timestamp() + make_interval(secs => $2) where id = $1",
    [id, wait],
  );
  log().debug({ status, tries }, "a webhook of the payment sandbox was not taken");
  return false;
}

/** The answer's status; 599 when there was none. */
function post(account: StripeAccount, payload: string): Promise<number> {
  return processWide("stripe-sandbox-calls", () => atMost(AT_ONCE))(async () => {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      "stripe-signature": signatureOf(account.webhookSecrets, payload, Math.floor(Date.now() / 1_000)),
    };
    try {
      const signal = AbortSignal.timeout(10_000);
      const url = `${ownAddress()}/api/webhooks/stripe`;
      const answer = await fetch(url, { method: "POST", headers, body: payload, redirect: "manual", signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 599;
    }
  });
}

/** `Stripe-Signature`: the time in seconds, and for each secret the HMAC-SHA-256 of `time.body`, in hex. */
export function signatureOf(secrets: readonly string[], payload: string, seconds: number): string {
  const signed = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex")}`,
  );
  return [`t=${seconds}`, ...signed].join(",");
}
