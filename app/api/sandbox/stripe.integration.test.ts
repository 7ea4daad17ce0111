import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  GatewayAway,
  GatewayRefused,
  type PaymentAsked,
  type PaymentGateway,
} from "#lib/server/adapters/payments/gateway.ts";
import { makeStripeGateway } from "#lib/server/adapters/payments/stripe.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { runSandboxClock } from "#lib/server/sandbox/stripe/clock.ts";
import { makePayout } from "#lib/server/sandbox/stripe/shapes.ts";
import { deliverDue, tell } from "#lib/server/sandbox/stripe/telling.ts";
import { type StripeAccount, sandboxStripeAccount } from "#lib/server/stripe/account.ts";
import { openSandbox, type Sandbox } from "../given-sandbox.ts";

let sandbox: Sandbox;
let account: StripeAccount;
let gateway: PaymentGateway;
/** As anybody else would use it. */
let stripe: Stripe;

beforeAll(async () => {
  sandbox = await openSandbox();
  const made = sandboxStripeAccount();
  if (!made) throw new Error("there is no sandbox");
  account = made;
  gateway = makeStripeGateway(account);
  stripe = clientOf(account.secretKey);
});
afterAll(() => sandbox.close());

function clientOf(secretKey: string): Stripe {
  const { hostname, port } = new URL(account.api);
  return new Stripe(secretKey, { protocol: "http", host: hostname, port, telemetry: false, maxNetworkRetries: 0 });
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

function asked(change: Partial<PaymentAsked> = {}): PaymentAsked {
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
async function press(url: string, test: string): Promise<Response> {
  const body = new URLSearchParams({ test });
  return fetch(`${sandbox.url}${new URL(url).pathname}`, { method: "POST", body, redirect: "manual" });
}

async function paid(change: Partial<PaymentAsked> = {}, test = "succeeds") {
  const wanted = asked(change);
  const made = await gateway.createSession(wanted);
  await press(made.url, test);
  const read = await gateway.readSession(made.providerSession);
  return { ...made, ...read, wanted, payment: read.payment ?? "" };
}

/** What was told of these objects, oldest first. */
async function told(...ids: string[]): Promise<string[]> {
  const { rows } = await pool().query<{ type: string }>(
    `select data ->> 'type' as type from sandbox_stripe_objects
     where kind = 'event' and data #>> '{data,object,id}' = any($1) order by seq`,
    [ids],
  );
  return rows.map(({ type }) => type);
}

describe("a payment with a card", () => {
  it("is made on the hosted page and read back", async () => {
    const wanted = asked();
    const { providerSession, url } = await gateway.createSession(wanted);
    const { sessionId } = wanted;
    const open = { is: "open", sessionId, amountMinor: 12_050, currency: "GBP", method: "card" };
    expect(await gateway.readSession(providerSession)).toEqual(open);
    const answer = await press(url, "succeeds");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, wanted.returnUrl]);
    const read = await gateway.readSession(providerSession);
    expect(read).toEqual({ ...open, is: "paid", payment: expect.stringMatching(/^pi_/), at: expect.any(String) });
    expect(await told(providerSession, read.payment ?? "")).toEqual([
      "payment_intent.created",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ]);
  });

  it("is one payment, however often its button is pressed", async () => {
    const { url, payment } = await paid();
    const again = await Promise.all([press(url, "succeeds"), press(url, "succeeds"), press(url, "declined")]);
    expect(again.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await told(payment)).toEqual(["payment_intent.created", "payment_intent.succeeded"]);
  });

  it("may be declined, and tried again", async () => {
    const declined = await paid({}, "declined");
    expect(declined.is).toBe("open");
    const page = await (await fetch(`${sandbox.url}${new URL(declined.url).pathname}`)).text();
    expect(page).toContain("The card was declined. You can try again.");
    await press(declined.url, "asks-to-confirm");
    await press(declined.url, "confirm");
    expect(await gateway.readSession(declined.providerSession)).toMatchObject({
      is: "paid",
      payment: declined.payment,
    });
    expect(await told(declined.payment)).toEqual([
      "payment_intent.created",
      "payment_intent.payment_failed",
      "payment_intent.requires_action",
      "payment_intent.succeeded",
    ]);
  });

  it("is not made after its session has been ended", async () => {
    const { providerSession, url } = await gateway.createSession(asked());
    expect(await gateway.expireSession(providerSession)).toMatchObject({ is: "expired" });
    await press(url, "succeeds");
    expect(await gateway.readSession(providerSession)).toMatchObject({ is: "expired" });
    expect(await told(providerSession)).toEqual(["checkout.session.expired"]);
    const done = await paid();
    expect(await gateway.expireSession(done.providerSession)).toMatchObject({ is: "paid" });
  });
});

describe("a payment from a bank account", () => {
  it("is pending until the bank answers", async () => {
    const later = await paid({ method: "bank" }, "bank-succeeds");
    expect(later).toMatchObject({ is: "pending", method: "bank" });
    await press(later.url, "bank-pays-now");
    expect(await gateway.readSession(later.providerSession)).toMatchObject({ is: "paid" });
    expect(await told(later.providerSession)).toEqual([
      "checkout.session.completed",
      "checkout.session.async_payment_succeeded",
    ]);
  });

  it("is over when the bank refuses", async () => {
    const later = await paid({ method: "bank", currency: "EUR" }, "bank-fails");
    await press(later.url, "bank-refuses-now");
    expect(await gateway.readSession(later.providerSession)).toMatchObject({ is: "expired" });
    expect(await told(later.payment)).toContain("payment_intent.payment_failed");
  });
});

describe("a refund", () => {
  it("goes back once, in part and whole", async () => {
    const { payment } = await paid();
    const refundId = newId();
    const ask = { refundId, payment, amountMinor: 2_050, idempotencyKey: refundId };
    const [first, again] = [await gateway.refund(ask), await gateway.refund(ask)];
    expect(first).toEqual({ object: expect.stringMatching(/^re_/), is: "made", at: expect.any(String) });
    expect(again).toEqual(first);
    const rest = newId();
    await gateway.refund({ refundId: rest, payment, amountMinor: 10_000, idempotencyKey: rest });
    const { data } = await stripe.refunds.list({ payment_intent: payment });
    expect(data.map(({ amount, metadata }) => [amount, metadata?.baton_refund])).toEqual([
      [10_000, rest],
      [2_050, refundId],
    ]);
  });

  it("is not made of more than there is, or of what its bank has taken back", async () => {
    const { payment, url } = await paid();
    const refund = (amountMinor: number) =>
      gateway.refund({ refundId: newId(), payment, amountMinor, idempotencyKey: newId() });
    await expect(refund(12_051)).rejects.toThrow(GatewayRefused);
    await press(url, "open-dispute");
    await expect(refund(1)).rejects.toMatchObject({ code: "charge_disputed" });
  });
});

describe("the account's own lines", () => {
  it("are listed over pages, oldest first, and add up by day", async () => {
    const from = new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString();
    const before = (await gateway.listMovements(from, inMinutes(5))).length;
    const { payment, url } = await paid({ currency: "USD", amountMinor: 10_000 });
    for (const act of ["refund-half", "fail-refund", "open-dispute", "win-dispute", "pay-out"]) await press(url, act);
    const lines = (await gateway.listMovements(from, inMinutes(5))).slice(before);
    const shown = lines.map(({ type, amountMinor, feeMinor }) => [type, amountMinor, feeMinor]);
    expect(shown).toEqual([
      ["payment", 10_000, 170],
      ["refund", -5_000, 0],
      ["refund", 5_000, 0],
      ["chargeback", -10_000, 2_000],
      ["chargeback", 10_000, 0],
      ["payout", -7_830, 0],
    ]);
    expect(lines.slice(0, 5).every((line) => line.payment === payment)).toBe(true);
    const usd = (await gateway.balanceOf(new Date().toISOString().slice(0, 10))).filter(
      (one) => one.currency === "USD",
    );
    expect(usd).toEqual([
      { currency: "USD", type: "chargeback", amountMinor: 0, feeMinor: 2_000, count: 2 },
      { currency: "USD", type: "payment", amountMinor: 10_000, feeMinor: 170, count: 1 },
      { currency: "USD", type: "payout", amountMinor: -7_830, feeMinor: 0, count: 1 },
      { currency: "USD", type: "refund", amountMinor: 0, feeMinor: 0, count: 2 },
    ]);
    const pages: string[] = [];
    for await (const line of stripe.balanceTransactions.list({ limit: 2 })) pages.push(line.id);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThanOrEqual(6);
  });
});

describe("as Stripe refuses, the sandbox does", () => {
  it("lets nobody in with another key, and says nothing but that", async () => {
    const stranger = clientOf("sk_test_another");
    await expect(stranger.checkout.sessions.retrieve("cs_test_x")).rejects.toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
    const theirs = makeStripeGateway({ ...account, secretKey: "sk_test_another" });
    await expect(theirs.readSession("cs_test_x")).rejects.toMatchObject({ code: "gateway-refuses-us" });
  });

  it("keeps one answer to an idempotency key, and takes no other question under it", async () => {
    const wanted = asked();
    const [first, second] = [await gateway.createSession(wanted), await gateway.createSession(wanted)];
    expect(second).toEqual(first);
    await expect(gateway.createSession({ ...wanted, amountMinor: 1_000 })).rejects.toBeInstanceOf(GatewayRefused);
    const { payment } = await paid();
    const refund = () => stripe.refunds.create({ payment_intent: payment }, { idempotencyKey: `once-${payment}` });
    const [once, again] = [await refund(), await refund()];
    expect(again).toEqual(once);
    expect(once.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  });

  it.each<[string, Partial<PaymentAsked>, string]>([
    ["an amount that is too small", { amountMinor: 29 }, "amount_too_small"],
    ["a time that is too short", { expiresAt: inMinutes(10) }, "StripeInvalidRequestError"],
    ["a bank account where there is none", { method: "bank", currency: "ZAR" }, "method-not-offered"],
    ["a currency that nobody asked for", { currency: "JPY" }, "method-not-offered"],
  ])("refuses %s", async (_, change, code) => {
    await expect(gateway.createSession(asked(change))).rejects.toMatchObject({ name: "GatewayRefused", code });
  });

  it("names what is missing, unknown or not there", async () => {
    await expect(stripe.checkout.sessions.create({ mode: "payment" })).rejects.toMatchObject({
      statusCode: 400,
      code: "parameter_missing",
    });
    await expect(stripe.refunds.create({ payment_intent: "pi_x", charge: "ch_x" })).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "charge",
    });
    expect(await gateway.readSession("cs_test_x")).toMatchObject({ is: "expired" });
    await expect(stripe.customers.list()).rejects.toMatchObject({ statusCode: 404 });
  });

  it("that cannot be reached is away", async () => {
    const away = makeStripeGateway({ ...account, api: "http://127.0.0.1:9" });
    await expect(away.readSession("cs_test_x")).rejects.toBeInstanceOf(GatewayAway);
  });
});

describe("by itself", () => {
  const due = (id: string) =>
    pool().query("update sandbox_stripe_objects set settles_at = now() where id = $1 and settles_at is not null", [id]);

  it("a bank answers, and a session ends", async () => {
    const [yes, no] = [await paid({ method: "bank" }, "bank-succeeds"), await paid({ method: "bank" }, "bank-fails")];
    const left = await gateway.createSession(asked());
    for (const id of [yes.payment, no.payment, left.providerSession]) await due(id);
    await runSandboxClock();
    const standing = async (id: string) => (await gateway.readSession(id)).is;
    expect(await standing(yes.providerSession)).toBe("paid");
    expect(await standing(no.providerSession)).toBe("expired");
    expect(await standing(left.providerSession)).toBe("expired");
    expect(await told(left.providerSession)).toEqual(["checkout.session.expired"]);
    // Done once.
    const before = (await told(yes.providerSession)).length;
    await runSandboxClock();
    expect((await told(yes.providerSession)).length).toBe(before);
  });

  it("a webhook is sent until it is taken, and as often as is asked for", async () => {
    // More than the door takes.
    const payout = { ...makePayout(1_000, "gbp", 1_796_000_000), description: "x".repeat(300_000) };
    const event = await tell(pool(), "payout.paid", payout);
    const resend = `${account.api}/v1/test_helpers/events/${event}/resend`;
    const headers = { authorization: `Bearer ${account.secretKey}` };
    const again = await fetch(resend, { method: "POST", headers, body: new URLSearchParams({ times: "4" }) });
    expect(again.status).toBe(200);
    const count = async (which: string) => {
      const { rows } = await pool().query<{ count: number }>(
        `select count(*)::int as count from sandbox_stripe_deliveries where event = $1 and ${which}`,
        [event],
      );
      return rows[0]?.count;
    };
    await deliverDue();
    expect(await count("delivered_at is null and tries > 0")).toBe(5);
    await pool().query(
      `update sandbox_stripe_objects set data = jsonb_set(data, '{data,object,description}', '""') where id = $1`,
      [event],
    );
    await pool().query("update sandbox_stripe_deliveries set next_at = now() where event = $1", [event]);
    await deliverDue();
    expect(await count("delivered_at is not null")).toBe(5);
    const { rows } = await pool().query("select state from gateway_events where id = $1", [event]);
    expect(rows).toEqual([{ state: "done" }]);
  });
});
