import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { GatewayAway, GatewayRefused, type PaymentAsked } from "#lib/server/adapters/payments/gateway.ts";
import { makeStripeGateway } from "#lib/server/adapters/payments/stripe.ts";
import { pool } from "#lib/server/database.ts";
import { runSandboxClock } from "#lib/server/sandbox/stripe/clock.ts";
import { makePayout } from "#lib/server/sandbox/stripe/shapes.ts";
import { deliverDue, tell } from "#lib/server/sandbox/stripe/telling.ts";
import { asked, clientOf, here, inMinutes, openCheckout, paid, told } from "./given-checkout.ts";

openCheckout();

describe("as Stripe refuses, the sandbox does", () => {
  it("lets nobody in with another key, and says nothing but that", async () => {
    const stranger = clientOf("sk_test_another");
    await expect(stranger.checkout.sessions.retrieve("cs_test_x")).rejects.toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
    const theirs = makeStripeGateway({ ...here.account, secretKey: "sk_test_another" });
    await expect(theirs.readSession("cs_test_x")).rejects.toMatchObject({ code: "gateway-refuses-us" });
  });

  it("keeps one answer to an idempotency key, and takes no other question under it", async () => {
    const wanted = asked();
    const [first, second] = [await here.gateway.createSession(wanted), await here.gateway.createSession(wanted)];
    expect(second).toEqual(first);
    await expect(here.gateway.createSession({ ...wanted, amountMinor: 1_000 })).rejects.toBeInstanceOf(GatewayRefused);
    const { payment } = await paid();
    const refund = () => here.stripe.refunds.create({ payment_intent: payment }, { idempotencyKey: `once-${payment}` });
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
    await expect(here.gateway.createSession(asked(change))).rejects.toMatchObject({ name: "GatewayRefused", code });
  });

  it("names what is missing, unknown or not there", async () => {
    await expect(here.stripe.checkout.sessions.create({ mode: "payment" })).rejects.toMatchObject({
      statusCode: 400,
      code: "parameter_missing",
    });
    await expect(here.stripe.refunds.create({ payment_intent: "pi_x", charge: "ch_x" })).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "charge",
    });
    expect(await here.gateway.readSession("cs_test_x")).toMatchObject({ is: "expired" });
    await expect(here.stripe.customers.list()).rejects.toMatchObject({ statusCode: 404 });
  });

  it("that cannot be reached is away", async () => {
    const away = makeStripeGateway({ ...here.account, api: "http://127.0.0.1:9" });
    await expect(away.readSession("cs_test_x")).rejects.toBeInstanceOf(GatewayAway);
  });
});

describe("by itself", () => {
  const due = (id: string) =>
    pool().query("update sandbox_stripe_objects set settles_at = now() where id = $1 and settles_at is not null", [id]);

  it("a bank answers, and a session ends", async () => {
    const [yes, no] = [await paid({ method: "bank" }, "bank-succeeds"), await paid({ method: "bank" }, "bank-fails")];
    const left = await here.gateway.createSession(asked());
    for (const id of [yes.payment, no.payment, left.providerSession]) await due(id);
    await runSandboxClock();
    const standing = async (id: string) => (await here.gateway.readSession(id)).is;
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
    const resend = `${here.account.api}/v1/test_helpers/events/${event}/resend`;
    const headers = { authorization: `Bearer ${here.account.secretKey}` };
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
