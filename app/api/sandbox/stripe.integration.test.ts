import { describe, expect, it } from "vitest";
import { GatewayRefused } from "#lib/server/adapters/payments/gateway.ts";
import { newId } from "#lib/server/ids.ts";
import { asked, here, inMinutes, openCheckout, paid, press, told } from "./given-checkout.ts";

openCheckout();

describe("a payment with a card", () => {
  it("is made on the hosted page and read back", async () => {
    const wanted = asked();
    const { providerSession, url } = await here.gateway.createSession(wanted);
    const { sessionId } = wanted;
    const open = { is: "open", sessionId, amountMinor: 12_050, currency: "GBP", method: "card" };
    expect(await here.gateway.readSession(providerSession)).toEqual(open);
    const answer = await press(url, "succeeds");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, wanted.returnUrl]);
    const read = await here.gateway.readSession(providerSession);
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
    const page = await (await fetch(`${here.sandbox.url}${new URL(declined.url).pathname}`)).text();
    expect(page).toContain("The card was declined. You can try again.");
    await press(declined.url, "asks-to-confirm");
    await press(declined.url, "confirm");
    expect(await here.gateway.readSession(declined.providerSession)).toMatchObject({
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
    const { providerSession, url } = await here.gateway.createSession(asked());
    expect(await here.gateway.expireSession(providerSession)).toMatchObject({ is: "expired" });
    await press(url, "succeeds");
    expect(await here.gateway.readSession(providerSession)).toMatchObject({ is: "expired" });
    expect(await told(providerSession)).toEqual(["checkout.session.expired"]);
    const done = await paid();
    expect(await here.gateway.expireSession(done.providerSession)).toMatchObject({ is: "paid" });
  });
});

describe("a payment from a bank account", () => {
  it("is pending until the bank answers", async () => {
    const later = await paid({ method: "bank" }, "bank-succeeds");
    expect(later).toMatchObject({ is: "pending", method: "bank" });
    await press(later.url, "bank-pays-now");
    expect(await here.gateway.readSession(later.providerSession)).toMatchObject({ is: "paid" });
    expect(await told(later.providerSession)).toEqual([
      "checkout.session.completed",
      "checkout.session.async_payment_succeeded",
    ]);
  });

  it("is over when the bank refuses", async () => {
    const later = await paid({ method: "bank", currency: "EUR" }, "bank-fails");
    await press(later.url, "bank-refuses-now");
    expect(await here.gateway.readSession(later.providerSession)).toMatchObject({ is: "expired" });
    expect(await told(later.payment)).toContain("payment_intent.payment_failed");
  });
});

describe("a refund", () => {
  it("goes back once, in part and whole", async () => {
    const { payment } = await paid();
    const refundId = newId();
    const ask = { refundId, payment, amountMinor: 2_050, idempotencyKey: refundId };
    const [first, again] = [await here.gateway.refund(ask), await here.gateway.refund(ask)];
    expect(first).toEqual({ object: expect.stringMatching(/^re_/), is: "made", at: expect.any(String) });
    expect(again).toEqual(first);
    const rest = newId();
    await here.gateway.refund({ refundId: rest, payment, amountMinor: 10_000, idempotencyKey: rest });
    const { data } = await here.stripe.refunds.list({ payment_intent: payment });
    expect(data.map(({ amount, metadata }) => [amount, metadata?.baton_refund])).toEqual([
      [10_000, rest],
      [2_050, refundId],
    ]);
  });

  it("is not made of more than there is, or of what its bank has taken back", async () => {
    const { payment, url } = await paid();
    const refund = (amountMinor: number) =>
      here.gateway.refund({ refundId: newId(), payment, amountMinor, idempotencyKey: newId() });
    await expect(refund(12_051)).rejects.toThrow(GatewayRefused);
    await press(url, "open-dispute");
    await expect(refund(1)).rejects.toMatchObject({ code: "charge_disputed" });
  });
});

describe("the account's own lines", () => {
  it("are listed over pages, oldest first, and add up by day", async () => {
    const from = new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString();
    const before = (await here.gateway.listMovements(from, inMinutes(5))).length;
    const { payment, url } = await paid({ currency: "USD", amountMinor: 10_000 });
    for (const act of ["refund-half", "fail-refund", "open-dispute", "win-dispute", "pay-out"]) await press(url, act);
    const lines = (await here.gateway.listMovements(from, inMinutes(5))).slice(before);
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
    const usd = (await here.gateway.balanceOf(new Date().toISOString().slice(0, 10))).filter(
      (one) => one.currency === "USD",
    );
    expect(usd).toEqual([
      { currency: "USD", type: "chargeback", amountMinor: 0, feeMinor: 2_000, count: 2 },
      { currency: "USD", type: "payment", amountMinor: 10_000, feeMinor: 170, count: 1 },
      { currency: "USD", type: "payout", amountMinor: -7_830, feeMinor: 0, count: 1 },
      { currency: "USD", type: "refund", amountMinor: 0, feeMinor: 0, count: 2 },
    ]);
    const pages: string[] = [];
    for await (const line of here.stripe.balanceTransactions.list({ limit: 2 })) pages.push(line.id);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThanOrEqual(6);
  });
});
