/** What a customer does on the hosted page, and what their bank answers later. No card is ever asked for: tests are by name. */
import type Stripe from "stripe";
import type { Client } from "../../database.ts";
import { post } from "./balance.ts";
import { missing } from "./fault.ts";
import { makeCharge, makeIntent } from "./shapes.ts";
import { find, hold, keep } from "./store.ts";
import { tell } from "./telling.ts";

export const CARD_TESTS = {
  succeeds: { label: "Test card that is accepted", failure: null },
  declined: { label: "Test card that is declined", failure: "card_declined" },
  "insufficient-funds": { label: "Test card without enough money", failure: "insufficient_funds" },
  "asks-to-confirm": { label: "Test card that asks you to confirm, then is accepted", failure: null },
} as const;
export const BANK_TESTS = {
  "bank-succeeds": { label: "Test bank that answers later: paid", how: "succeeds" },
  "bank-fails": { label: "Test bank that answers later: refused", how: "fails" },
} as const;
export const CONFIRM_TESTS = { confirm: "Confirm the payment", refuse: "Do not confirm" } as const;
export type PayTest = keyof typeof CARD_TESTS | keyof typeof BANK_TESTS | keyof typeof CONFIRM_TESTS;

/** How long a test bank takes to answer. */
export const BANK_ANSWERS_AFTER_MS = 15_000;

type Session = Stripe.Checkout.Session;
type Intent = Stripe.PaymentIntent;
const now = () => Math.floor(Date.now() / 1_000);

export function isPayTest(said: string): said is PayTest {
  return said in CARD_TESTS || said in BANK_TESTS || said in CONFIRM_TESTS;
}

/** The session as it is afterwards. One that is complete or over is left as it is, however often the button is pressed. */
export async function payAs(client: Client, id: string, test: PayTest): Promise<Session> {
  const held = await hold(client, "checkout.session", id);
  if (!held) throw missing("checkout.session", id, "session");
  const session = held.object;
  if (session.status !== "open") return session;
  const intent = await intentOf(client, session, (held.beside.metadata ?? {}) as Stripe.Metadata);
  const begun = { ...session, payment_intent: intent.id };
  if (test in BANK_TESTS) return askBank(client, begun, intent, BANK_TESTS[test as keyof typeof BANK_TESTS].how);
  if (test === "asks-to-confirm") return askToConfirm(client, begun, intent);
  if (test === "refuse") return fails(client, begun, intent, "payment_intent_authentication_failure");
  const failure = test === "confirm" ? null : CARD_TESTS[test as keyof typeof CARD_TESTS].failure;
  return failure
    ? fails(client, begun, intent, failure)
    : succeeds(client, begun, intent, "checkout.session.completed");
}

async function intentOf(client: Client, session: Session, metadata: Stripe.Metadata): Promise<Intent> {
  const known = session.payment_intent && (await find(client, "payment_intent", String(session.payment_intent)));
  if (known) return known;
  const intent = makeIntent({
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "",
    way: session.payment_method_types[0] ?? "card",
    metadata,
    created: now(),
  });
  await keep(client, intent, { payment: session.id });
  await tell(client, "payment_intent.created", intent);
  return intent;
}

async function askToConfirm(client: Client, session: Session, before: Intent): Promise<Session> {
  const intent: Intent = { ...before, status: "requires_action", last_payment_error: null };
  await keep(client, intent);
  await keep(client, session);
  await tell(client, "payment_intent.requires_action", intent);
  return session;
}

async function fails(client: Client, session: Session, intent: Intent, code: string): Promise<Session> {
  await noteFailure(client, intent, code);
  await keep(client, session);
  return session;
}

/** A try that brought nothing. */
async function noteFailure(client: Client, before: Intent, code: string): Promise<void> {
  const charge = makeCharge(before, now(), code);
  const error = { charge: charge.id, code: "card_declined", decline_code: code, type: "card_error" };
  const intent = {
    ...before,
    status: "requires_payment_method",
    latest_charge: charge.id,
    last_payment_error: error,
  } as Intent;
  await keep(client, charge, { payment: intent.id });
  await keep(client, intent, { settles: null });
  await tell(client, "charge.failed", charge);
  await tell(client, "payment_intent.payment_failed", intent);
}

async function succeeds(
  client: Client,
  before: Session,
  asked: Intent,
  how: "checkout.session.completed" | "checkout.session.async_payment_succeeded",
): Promise<Session> {
  const charge = makeCharge(asked, now(), null);
  const fee = Math.round(charge.amount * 0.015) + 20;
  const line = await post(client, { category: "charge", amount: charge.amount, fee, source: charge.id, of: charge });
  const paid: Stripe.Charge = { ...charge, balance_transaction: line };
  const intent: Intent = {
    ...asked,
    status: "succeeded",
    amount_received: asked.amount,
    latest_charge: charge.id,
    last_payment_error: null,
  };
  const session: Session = { ...before, status: "complete", payment_status: "paid", url: null };
  await keep(client, paid, { payment: intent.id });
  await keep(client, intent, { settles: null });
  await keep(client, session, { settles: null });
  await tell(client, "charge.succeeded", paid);
  await tell(client, "payment_intent.succeeded", intent);
  await tell(client, how, session);
  return session;
}

async function askBank(client: Client, before: Session, asked: Intent, how: "succeeds" | "fails"): Promise<Session> {
  const intent: Intent = { ...asked, status: "processing" };
  const session: Session = { ...before, status: "complete", url: null };
  const at = new Date(Date.now() + BANK_ANSWERS_AFTER_MS).toISOString();
  await keep(client, intent, { settles: { at, how } });
  await keep(client, session, { settles: null });
  await tell(client, "payment_intent.processing", intent);
  await tell(client, "checkout.session.completed", session);
  return session;
}

/** The bank answers a payment that it was asked for. */
export async function settleBank(client: Client, payment: string, how: "succeeds" | "fails"): Promise<void> {
  const held = await hold(client, "payment_intent", payment);
  if (held?.object.status !== "processing") return;
  const session = await sessionOf(client, payment);
  if (!session) return;
  if (how === "succeeds")
    return void (await succeeds(client, session, held.object, "checkout.session.async_payment_succeeded"));
  await noteFailure(client, held.object, "insufficient_funds");
  await tell(client, "checkout.session.async_payment_failed", session);
}

async function sessionOf(client: Client, payment: string): Promise<Session | null> {
  const { rows } = await client.query<{ session: string }>(
    "select payment as session from sandbox_stripe_objects where id = $1",
    [payment],
  );
  return rows[0] ? find(client, "checkout.session", rows[0].session) : null;
}
