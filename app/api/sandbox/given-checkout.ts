/** Test kit: payments at the sandbox's Stripe, through the adapter and through Stripe's own library. Only tests import it. */
import Stripe from "stripe";
import { afterAll, beforeAll } from "vitest";
import type { PaymentAsked, PaymentGateway } from "#lib/server/adapters/payments/gateway.ts";
import { makeStripeGateway } from "#lib/server/adapters/payments/stripe.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { type StripeAccount, sandboxStripeAccount } from "#lib/server/stripe/account.ts";
import { openSandbox, type Sandbox } from "../given-sandbox.ts";

type Here = {
  sandbox: Sandbox;
  account: StripeAccount;
  gateway: PaymentGateway;
  /** As anybody else would use it. */
  stripe: Stripe;
};
export const here = {} as Here;

/** A sandbox of this file's own. */
export function openCheckout(): void {
  beforeAll(async () => {
    here.sandbox = await openSandbox();
    const account = sandboxStripeAccount();
    if (!account) throw new Error("there is no sandbox");
    here.account = account;
    here.gateway = makeStripeGateway(account);
    here.stripe = clientOf(account.secretKey);
  });
  afterAll(() => here.sandbox.close());
}

export function clientOf(secretKey: string): Stripe {
  const { hostname, port } = new URL(here.account.api);
  return new Stripe(secretKey, { protocol: "http", host: hostname, port, telemetry: false, maxNetworkRetries: 0 });
}

export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

export function asked(change: Partial<PaymentAsked> = {}): PaymentAsked {
  const sessionId = newId();
  return {
    sessionId,
    amountMinor: 12_050,
    currency: "GBP",
    method: "card",
    description: "Larkfield Recovery, C-7K3M-Q9TX",
    returnUrl: "http://localhost:3000/pay/done",
    cancelUrl: "http://localhost:3000/pay",
    expiresAt: inMinutes(30),
    idempotencyKey: sessionId,
    ...change,
  };
}

/** What the customer does on the hosted page, as their browser sends it. */
export async function press(url: string, test: string): Promise<Response> {
  const body = new URLSearchParams({ test });
  return fetch(`${here.sandbox.url}${new URL(url).pathname}`, { method: "POST", body, redirect: "manual" });
}

export async function paid(change: Partial<PaymentAsked> = {}, test = "succeeds") {
  const wanted = asked(change);
  const made = await here.gateway.createSession(wanted);
  await press(made.url, test);
  const read = await here.gateway.readSession(made.providerSession);
  return { ...made, ...read, wanted, payment: read.payment ?? "" };
}

/** What was told of these objects, oldest first. */
export async function told(...ids: string[]): Promise<string[]> {
  const { rows } = await pool().query<{ type: string }>(
    `select data ->> 'type' as type from sandbox_stripe_objects
     where kind = 'event' and data #>> '{data,object,id}' = any($1) order by seq`,
    [ids],
  );
  return rows.map(({ type }) => type);
}
