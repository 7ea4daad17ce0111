import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PaymentGateway } from "#lib/server/adapters/payments/gateway.ts";
import { paymentGateway } from "#lib/server/adapters/payments/index.ts";
import { inTransaction, pool } from "#lib/server/database.ts";
import { askAboutOverdue } from "#lib/server/gateway/ask-again.ts";
import { makeRefunds } from "#lib/server/gateway/make-refunds.ts";
import { noteFact } from "#lib/server/gateway/told-facts.ts";
import { settleLeftOver } from "#lib/server/gateway/watch-gateway.ts";
import { runCommand } from "#lib/server/run-command.ts";
import { givenSession, ledgerOf, STORIES, webhooksSince } from "#lib/server/sandbox/stripe/given-stories.ts";
import { payAs, settleBank } from "#lib/server/sandbox/stripe/paying.ts";
import { createRefund } from "#lib/server/sandbox/stripe/returns.ts";
import { deliverDue, signatureOf } from "#lib/server/sandbox/stripe/telling.ts";
import { type StripeAccount, sandboxStripeAccount } from "#lib/server/stripe/account.ts";
import { openSandbox, type Sandbox } from "../given-sandbox.ts";
import { type Body, command, get, givenCase, robot } from "../v1/given-api.ts";

let sandbox: Sandbox;
let account: StripeAccount;
let gateway: PaymentGateway;

beforeAll(async () => {
  sandbox = await openSandbox();
  const [made, found] = [sandboxStripeAccount(), paymentGateway()];
  if (!made || !found) throw new Error("there is no sandbox");
  [account, gateway] = [made, found];
});
afterAll(() => sandbox.close());

const OWED = 10_000;
const DEBTS = [
  { reference: "LC-1", balanceMinor: 6_000, dueOn: "2026-01-01" },
  { reference: "LC-2", balanceMinor: 4_000, dueOn: "2026-02-01" },
];
const seconds = () => Math.floor(Date.now() / 1_000);
let seen = 0;
/** The webhooks of what has happened since they were last asked for. */
async function webhooks(): Promise<string[]> {
  const { payloads, last } = await webhooksSince(seen);
  seen = last;
  return payloads;
}

type Sent = { secrets?: string[]; at?: number; signature?: string };
function tell(payload: string, { secrets = account.webhookSecrets, at = seconds(), signature }: Sent = {}) {
  return fetch(`${sandbox.url}/api/webhooks/stripe`, {
    method: "POST",
    headers: { "stripe-signature": signature ?? signatureOf(secrets, payload, at), "content-type": "application/json" },
    body: payload,
  });
}
async function tellAll(payloads: string[], atOnce = 1): Promise<void> {
  const left = [...payloads];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const answer = await tell(one);
      if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function pay(ref: string, amount: number) {
  const session = await givenSession(ref, amount);
  await inTransaction((client) => payAs(client, session.providerSession, "succeeds"));
  return { ...session, told: await webhooks() };
}
const stateOf = async (ref: string): Promise<Body> => (await get(`/cases/${ref}`, await robot())).body.case;
async function typesOf(ref: string): Promise<string[]> {
  const { items } = (await get(`/cases/${ref}/events?limit=200`, await robot())).body;
  return items.map(({ type }: Body) => type);
}
async function told(): Promise<{ state: string; why: string | null }[]> {
  const { rows } = await pool().query("select state, why from gateway_events order by received_at desc, id");
  return rows;
}
async function written(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `select (select count(*) from events)::int + (select count(*) from commands)::int
       + (select count(*) from gateway_events)::int as count`,
  );
  return rows[0]?.count ?? 0;
}

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
    expect(await typesOf(ref)).toEqual(before);
    expect((await stateOf(ref)).balanceMinor).toBe(OWED);
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
    expect(await deliverDue()).toBeGreaterThanOrEqual(3);
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
    await webhooks();
  });
});

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

/** Fisher and Yates, by a seed. */
function shuffle<T>(list: T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const shuffled = [...list];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
