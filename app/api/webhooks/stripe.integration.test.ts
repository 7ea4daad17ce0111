import { describe, expect, it } from "vitest";
import { inTransaction, pool } from "#lib/server/database.ts";
import { askAboutOverdue } from "#lib/server/gateway/ask-again.ts";
import { givenSession } from "#lib/server/sandbox/stripe/given-stories.ts";
import { payAs } from "#lib/server/sandbox/stripe/paying.ts";
import { deliverDue, signatureOf } from "#lib/server/sandbox/stripe/telling.ts";
import { givenCase } from "../v1/given-api.ts";
import {
  account,
  DEBTS,
  gateway,
  OWED,
  openGateway,
  pay,
  type Sent,
  seconds,
  stateOf,
  tell,
  tellAll,
  told,
  typesOf,
  webhooks,
  written,
} from "./given-stripe.ts";

openGateway();

describe("a signature", () => {
  it.each<[string, () => Sent]>([
    ["none", () => ({ signature: "" })],
    ["of another secret", () => ({ secrets: ["whsec_another"] })],
    ["six minutes old", () => ({ at: seconds() - 360 })],
    ["that is none", () => ({ signature: "v1=beef" })],
  ])("%s is 400 and writes nothing", async (_, sent) => {
    const ref = await givenCase({ debts: DEBTS });
    const { told: payloads } = await pay(ref, OWED);
    const before = await written();
    const answer = await tell(payloads.at(-1) ?? "", sent());
    expect([answer.status, (await answer.json()).code]).toEqual([400, "malformed"]);
    expect(await written()).toBe(before);
  });

  it("covers the body, and counts with any of two secrets", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { told: payloads } = await pay(ref, OWED);
    const payload = payloads.at(-1) ?? "";
    const signature = signatureOf(account.webhookSecrets, payload, seconds());
    expect((await tell(payload.replace("10000", "10"), { signature })).status).toBe(400);
    const secrets = ["whsec_before", ...account.webhookSecrets];
    expect((await tell(payload, { secrets })).status).toBe(200);
    expect((await stateOf(ref)).balanceMinor).toBe(0);
  });

  it("of what is far too large is not looked at", async () => {
    expect((await tell("x".repeat(300_000))).status).toBe(413);
  });
});

describe("what does not fit what was asked for is refused, on record, and posts nothing", () => {
  it.each<[string, (event: string) => string]>([
    ["wrong-amount", (event) => event.replaceAll(/"(amount_total|amount_received)": 10000/g, '"$1": 1000000')],
    ["wrong-currency", (event) => event.replaceAll('"gbp"', '"usd"')],
    [
      "unknown-session",
      (event) => event.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "00000000-0000-7000-8000-000000000000"),
    ],
  ])("%s", async (why, change) => {
    const ref = await givenCase({ debts: DEBTS });
    const { told: payloads } = await pay(ref, OWED);
    const paid = payloads.filter((one) => /"(checkout.session.completed|payment_intent.succeeded)"/.test(one));
    const before = await typesOf(ref);
    for (const one of paid) expect((await tell(change(one))).status).toBe(200);
    expect((await told()).slice(0, 2)).toEqual([
      { state: "refused", why },
      { state: "refused", why },
    ]);
    const said = why === "unknown-session" ? [] : ["payment-failed"];
    expect(await typesOf(ref)).toEqual([...before, ...said]);
    expect(await stateOf(ref)).toMatchObject({ balanceMinor: OWED, payments: [] });
  });
});

describe("a payment that was told of", () => {
  it("stands on the case once, whichever of its events came, and the session is over", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { told: payloads, sessionId } = await pay(ref, OWED + 500);
    await tellAll([...payloads, ...payloads].reverse(), 4);
    const state = await stateOf(ref);
    expect(state).toMatchObject({ balanceMinor: 0, creditMinor: 500, paySession: null, holds: [] });
    expect(state.payments).toHaveLength(1);
    expect(state.payments[0]).toMatchObject({ sessionId, method: "card", via: { gateway: "stripe" } });
    expect((await typesOf(ref)).filter((type) => type === "payment-received")).toHaveLength(1);
    const { rows } = await pool().query("select state, provider_payment from pay_sessions where id = $1", [sessionId]);
    expect(rows[0]).toEqual({ state: "paid", provider_payment: state.payments[0].via.payment });
  });

  it("shows how it is going while it goes", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { providerSession } = await givenSession(ref, OWED);
    const step = async (test: "declined" | "asks-to-confirm") => {
      await inTransaction((client) => payAs(client, providerSession, test));
      await tellAll(await webhooks());
      return (await stateOf(ref)).paySession;
    };
    expect(await step("declined")).toMatchObject({ is: "failed", code: "card-declined" });
    expect(await step("asks-to-confirm")).toMatchObject({ is: "open", method: "card" });
  });

  it("does not say that the customer is paying when the choice of a card is told after its refusal", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { providerSession } = await givenSession(ref, OWED);
    await inTransaction((client) => payAs(client, providerSession, "declined"));
    const payloads = await webhooks();
    const second = seconds();
    const inOneSecond = payloads.map((payload) => JSON.stringify({ ...JSON.parse(payload), created: second }));
    await tellAll(inOneSecond.reverse());
    expect((await stateOf(ref)).paySession).toMatchObject({ is: "failed" });
  });

  it("comes from the sandbox by itself, signed and over the network", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { providerSession } = await givenSession(ref, OWED);
    await inTransaction((client) => payAs(client, providerSession, "succeeds"));
    await deliverDue();
    expect((await stateOf(ref)).balanceMinor).toBe(0);
    await webhooks();
  });

  it("is found by asking when nobody told of it", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { sessionId } = await pay(ref, OWED);
    const left = await givenCase({ debts: DEBTS });
    const open = await givenSession(left, OWED);
    await pool().query("update pay_sessions set ends_at = now() - interval '1 minute' where id = any($1)", [
      [sessionId, open.sessionId],
    ]);
    expect(await askAboutOverdue(gateway)).toBe(2);
    expect(await stateOf(ref)).toMatchObject({ balanceMinor: 0, paySession: null });
    expect(await stateOf(left)).toMatchObject({ balanceMinor: OWED, paySession: null, holds: [] });
    expect((await gateway.readSession(open.providerSession)).is).toBe("expired");
    await deliverDue();
  });
});
