import { describe, expect, it } from "vitest";
import { inTransaction, pool } from "#lib/server/database.ts";
import { askAboutOverdue } from "#lib/server/gateway/ask-again.ts";
import { makeRefunds } from "#lib/server/gateway/make-refunds.ts";
import { noteFact } from "#lib/server/gateway/told-facts.ts";
import { settleLeftOver } from "#lib/server/gateway/watch-gateway.ts";
import { runCommand } from "#lib/server/run-command.ts";
import { givenSession, ledgerOf, STORIES } from "#lib/server/sandbox/stripe/given-stories.ts";
import { payAs, settleBank } from "#lib/server/sandbox/stripe/paying.ts";
import { createRefund } from "#lib/server/sandbox/stripe/returns.ts";
import { signatureOf } from "#lib/server/sandbox/stripe/telling.ts";
import { command, givenCase, robot } from "../v1/given-api.ts";
import {
  account,
  DEBTS,
  gateway,
  OWED,
  openGateway,
  pay,
  seconds,
  shuffle,
  stateOf,
  tell,
  tellAll,
  told,
  typesOf,
  webhooks,
} from "./given-stripe.ts";

openGateway();

describe("what would stand in the way", () => {
  it("a session that the gateway does not know is over, and those after it are asked about", async () => {
    const lost = await givenCase({ debts: DEBTS });
    const { sessionId: unknown } = await givenSession(lost, OWED);
    const ref = await givenCase({ debts: DEBTS });
    const { sessionId } = await pay(ref, OWED);
    await pool().query("update pay_sessions set provider_session = 'cs_of_another_account' where id = $1", [unknown]);
    await pool().query("update pay_sessions set ends_at = now() - interval '2 minutes' where id = $1", [unknown]);
    await pool().query("update pay_sessions set ends_at = now() - interval '1 minute' where id = $1", [sessionId]);
    expect(await askAboutOverdue(gateway)).toBe(2);
    expect(await stateOf(lost)).toMatchObject({ balanceMinor: OWED, paySession: null, holds: [] });
    expect(await stateOf(ref)).toMatchObject({ balanceMinor: 0, paySession: null });
    const { rows } = await pool().query("select state from pay_sessions where id = $1", [unknown]);
    expect(rows).toEqual([{ state: "abandoned" }]);
  });

  it("each session that never came to the gateway ends on its case, the second one too", async () => {
    const ref = await givenCase({ debts: DEBTS });
    for (const _ of [1, 2]) {
      const { sessionId } = await givenSession(ref, OWED);
      await pool().query(
        "update pay_sessions set provider_session = null, ends_at = now() - interval '1 minute' where id = $1",
        [sessionId],
      );
      expect(await askAboutOverdue(gateway)).toBe(1);
      expect(await stateOf(ref)).toMatchObject({ paySession: null, holds: [] });
    }
  });

  it("what goes back in another currency than was paid posts nothing", async () => {
    const ref = await givenCase({ debts: DEBTS });
    await STORIES["refunded in two parts"]?.(ref, OWED);
    const payloads = await webhooks();
    const refunds = payloads.filter((one) => one.includes('"refund.created"'));
    await tellAll(payloads.filter((one) => !/"(refund|charge\.refund)\.|"charge\.refunded"/.test(one)));
    await tellAll(refunds.map((one) => one.replaceAll('"gbp"', '"usd"')));
    expect((await told()).slice(0, 2)).toEqual(refunds.map(() => ({ state: "refused", why: "wrong-currency" })));
    expect((await stateOf(ref)).balanceMinor).toBe(0);
  });
});

describe("what is left unfinished", () => {
  it("is finished by the worker: what a process wrote down before it died", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { told: payloads } = await pay(ref, OWED);
    const payload = payloads.at(-1) ?? "";
    const signature = signatureOf(account.webhookSecrets, payload, seconds());
    const fact = await gateway.readWebhook(Buffer.from(payload), new Headers({ "stripe-signature": signature }));
    if (typeof fact === "string") throw new Error(fact);
    expect(await noteFact(fact)).toBe("new");
    expect((await stateOf(ref)).balanceMinor).toBe(OWED);
    await pool().query("update gateway_events set received_at = now() - interval '1 minute' where id = $1", [
      fact.eventId,
    ]);
    await settleLeftOver();
    expect((await stateOf(ref)).balanceMinor).toBe(0);
  });

  it("is given to people after three days: a refund whose payment never came", async () => {
    const ref = await givenCase({ debts: DEBTS });
    await STORIES["refunded in two parts"]?.(ref, OWED);
    const [refund = ""] = (await webhooks()).filter((one) => one.includes('"refund.created"'));
    await tell(refund);
    expect((await told())[0]).toEqual({ state: "waiting", why: "payment-unknown" });
    await pool().query("update gateway_events set received_at = now() - interval '4 days' where state = 'waiting'");
    await settleLeftOver();
    const { rows } = await pool().query("select why from gateway_events where id = $1", [JSON.parse(refund).id]);
    expect(rows).toEqual([{ why: "its-cause-never-came" }]);
    expect((await stateOf(ref)).balanceMinor).toBe(OWED);
  });

  it("is asked about: a bank that refused, and nobody told of it", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { sessionId, providerSession } = await givenSession(ref, OWED, "bank");
    await inTransaction((client) => payAs(client, providerSession, "bank-fails"));
    await tellAll(await webhooks());
    expect(await stateOf(ref)).toMatchObject({
      paySession: { is: "pending" },
      holds: [{ kind: "payment-in-progress" }],
    });
    const { payment = "" } = await gateway.readSession(providerSession);
    await inTransaction((client) => settleBank(client, payment, "fails"));
    await webhooks();
    await pool().query("update pay_sessions set ends_at = now() - interval '1 minute' where id = $1", [sessionId]);
    expect(await askAboutOverdue(gateway)).toBe(1);
    expect(await stateOf(ref)).toMatchObject({ balanceMinor: OWED, paySession: null, holds: [] });
    expect(await askAboutOverdue(gateway)).toBe(0);
  });
});

describe("a refund that a person asks for", () => {
  it("is made at the gateway once, and stands on the case as its webhook tells too", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { told: payloads } = await pay(ref, OWED);
    await tellAll(payloads);
    const [{ id: paymentId }] = (await stateOf(ref)).payments;
    const asked = { paymentId, amountMinor: 2_500, reason: "Paid twice" };
    expect((await command(ref, await robot(), "refund-payment", asked)).status).toBe(200);
    expect((await stateOf(ref)).refunds).toMatchObject([{ is: "requested" }]);
    expect(await makeRefunds(gateway)).toBe(1);
    expect(await makeRefunds(gateway)).toBe(0);
    await tellAll(await webhooks());
    const state = await stateOf(ref);
    expect(state.balanceMinor).toBe(2_500);
    expect(state.refunds).toMatchObject([{ is: "made", amountMinor: 2_500 }]);
    expect((await typesOf(ref)).filter((type) => type === "payment-refunded")).toHaveLength(1);
  });

  it("that the gateway does not take is said on the case", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const { told: payloads, providerSession } = await pay(ref, OWED);
    await tellAll(payloads);
    const [{ id: paymentId }] = (await stateOf(ref)).payments;
    await command(ref, await robot(), "refund-payment", { paymentId, amountMinor: 2_500, reason: "Paid twice" });
    // Somebody is faster, in the gateway's own dashboard.
    const { payment = "" } = await gateway.readSession(providerSession);
    await inTransaction((client) => createRefund(client, { payment_intent: payment, amount: 9_000 }));
    await makeRefunds(gateway);
    expect((await stateOf(ref)).refunds).toMatchObject([{ is: "failed" }]);
    await tellAll(await webhooks());
    expect((await stateOf(ref)).balanceMinor).toBe(9_000);
  });

  it("of a payment at a gateway that is not set up here is said on the case", async () => {
    const ref = await givenCase({ debts: DEBTS });
    const via = { gateway: "larkpay", payment: "lp_1" };
    const data = { amountMinor: OWED, currency: "GBP", method: "card", reference: "LP", via } as const;
    const given = { commandId: `larkpay:${ref}`, command: { type: "take-payment", data } } as const;
    await runCommand({ actor: { kind: "gateway", id: "larkpay" } }, ref, {
      ...given,
      said: { type: "take-payment", data },
    });
    const [{ id: paymentId }] = (await stateOf(ref)).payments;
    await command(ref, await robot(), "refund-payment", { paymentId, amountMinor: 2_500, reason: "Paid twice" });
    expect(await makeRefunds(gateway)).toBe(0);
    const { refunds, balanceMinor } = await stateOf(ref);
    expect([refunds, balanceMinor]).toMatchObject([[{ is: "failed" }], 0]);
  });
});

describe("webhooks in any order", () => {
  it("a refund waits for its payment, and is done with it", async () => {
    const ref = await givenCase({ debts: DEBTS });
    await STORIES["refunded in two parts"]?.(ref, OWED);
    const payloads = await webhooks();
    const refunds = payloads.filter((one) => one.includes('"refund.created"'));
    await tellAll(refunds);
    expect((await told()).slice(0, 2)).toEqual([
      { state: "waiting", why: "payment-unknown" },
      { state: "waiting", why: "payment-unknown" },
    ]);
    await tellAll(payloads.filter((one) => !refunds.includes(one)));
    expect((await stateOf(ref)).balanceMinor).toBe(3_003);
    expect((await told()).filter(({ state }) => state === "waiting")).toEqual([]);
  });

  it("come to what they come to in order: shuffled by a seed, each told five times, several at once", async () => {
    const stories = Object.values(STORIES);
    const paid: number[] = [];
    const cases = async () => {
      const refs = await Promise.all(stories.map(() => givenCase({ debts: DEBTS })));
      for (const [at, story] of stories.entries()) paid[at] = await story(refs[at] ?? "", OWED);
      return { refs, payloads: await webhooks() };
    };
    const inOrder = await cases();
    await tellAll(inOrder.payloads);
    const shuffled = await cases();
    expect(shuffled.payloads).toHaveLength(inOrder.payloads.length);
    await tellAll(
      shuffle(
        shuffled.payloads.flatMap((one) => Array<string>(5).fill(one)),
        20_261_202,
      ),
      8,
    );
    await settleLeftOver();
    const [expected, found] = [await ledgerOf(inOrder.refs), await ledgerOf(shuffled.refs)];
    expect(found).toEqual(expected);
    const balances = await Promise.all(shuffled.refs.map(async (ref) => (await stateOf(ref)).balanceMinor));
    expect(balances).toEqual(paid.map((minor) => OWED - minor));
    expect((await told()).filter(({ state }) => state === "waiting" || state === "new")).toEqual([]);
  });
});
