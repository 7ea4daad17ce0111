import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { signatureOf } from "../../sandbox/stripe/telling.ts";
import { makeStripeGateway } from "./stripe.ts";

const SECRETS = ["whsec_before_it_was_changed", "whsec_as_it_is_now"];
const gateway = makeStripeGateway({
  api: "http://127.0.0.1:9",
  secretKey: "sk_test_0123456789",
  webhookSecrets: SECRETS,
  sandbox: false,
});
const payload = JSON.stringify({
  id: "evt_1",
  object: "event",
  created: 1_796_000_000,
  type: "payout.paid",
  data: { object: { id: "po_1", amount: 5_000, currency: "gbp" } },
});
const now = () => Math.floor(Date.now() / 1_000);

function read(body: string, signature: string | null) {
  const headers = new Headers(signature === null ? {} : { "stripe-signature": signature });
  return gateway.readWebhook(Buffer.from(body), headers);
}

describe("a webhook's signature", () => {
  it("is the sandbox's as it is Stripe's own", () => {
    const timestamp = now();
    const secret = SECRETS[0] ?? "";
    const theirs = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    expect(signatureOf([secret], payload, timestamp)).toBe(theirs);
  });

  it.each(SECRETS)("counts when %s made it", async (secret) => {
    expect(await read(payload, signatureOf([secret], payload, now()))).toMatchObject({
      type: "payout",
      object: "po_1",
    });
    const among = signatureOf(["whsec_of_another_endpoint", secret], payload, now());
    expect(await read(payload, among)).toMatchObject({ type: "payout" });
  });

  it.each<[string, () => string | null]>([
    ["no signature", () => null],
    ["another's", () => signatureOf(["whsec_of_another_endpoint"], payload, now())],
    ["of another body", () => signatureOf(SECRETS, payload.replace("5000", "5001"), now())],
    ["of another scheme", () => signatureOf(SECRETS, payload, now()).replaceAll("v1=", "v0=")],
    ["without a time", () => signatureOf(SECRETS, payload, now()).replace(/^t=\d+,/, "")],
    ["with its time changed", () => signatureOf(SECRETS, payload, now() - 400).replace(/^t=\d+/, `t=${now()}`)],
  ])("%s is forged", async (_, signature) => {
    expect(await read(payload, signature())).toBe("forged");
  });

  it("older than five minutes is too old, a minute is not", async () => {
    expect(await read(payload, signatureOf(SECRETS, payload, now() - 302))).toBe("too-old");
    expect(await read(payload, signatureOf(SECRETS, payload, now() - 60))).toMatchObject({ type: "payout" });
  });
});
