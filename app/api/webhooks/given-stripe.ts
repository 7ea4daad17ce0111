/** Test kit: what Stripe tells of stories played in the sandbox. Only tests import it. */
import { afterAll, beforeAll } from "vitest";
import type { PaymentGateway } from "#lib/server/adapters/payments/gateway.ts";
import { paymentGateway } from "#lib/server/adapters/payments/index.ts";
import { inTransaction, pool } from "#lib/server/database.ts";
import { givenSession, webhooksSince } from "#lib/server/sandbox/stripe/given-stories.ts";
import { payAs } from "#lib/server/sandbox/stripe/paying.ts";
import { signatureOf } from "#lib/server/sandbox/stripe/telling.ts";
import { type StripeAccount, sandboxStripeAccount } from "#lib/server/stripe/account.ts";
import { openSandbox, type Sandbox } from "../given-sandbox.ts";
import { type Body, get, robot } from "../v1/given-api.ts";

export let sandbox: Sandbox;
export let account: StripeAccount;
export let gateway: PaymentGateway;

/** A demo's desk, and its gateway, for the tests of a file. */
export function openGateway(): void {
  beforeAll(async () => {
    sandbox = await openSandbox();
    const [made, found] = [sandboxStripeAccount(), paymentGateway()];
    if (!made || !found) throw new Error("there is no sandbox");
    [account, gateway] = [made, found];
  });
  afterAll(() => sandbox.close());
}

export const OWED = 10_000;
export const DEBTS = [
  { reference: "LC-1", balanceMinor: 6_000, dueOn: "2026-01-01" },
  { reference: "LC-2", balanceMinor: 4_000, dueOn: "2026-02-01" },
];
export const seconds = () => Math.floor(Date.now() / 1_000);
export let seen = 0;
/** The webhooks of what has happened since they were last asked for. */
export async function webhooks(): Promise<string[]> {
  const { payloads, last } = await webhooksSince(seen);
  seen = last;
  return payloads;
}

export type Sent = { secrets?: string[]; at?: number; signature?: string };
export function tell(payload: string, { secrets = account.webhookSecrets, at = seconds(), signature }: Sent = {}) {
  return fetch(`${sandbox.url}/api/webhooks/stripe`, {
    method: "POST",
    headers: { "stripe-signature": signature ?? signatureOf(secrets, payload, at), "content-type": "application/json" },
    body: payload,
  });
}
export async function tellAll(payloads: string[], atOnce = 1): Promise<void> {
  const left = [...payloads];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const answer = await tell(one);
      if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

export async function pay(ref: string, amount: number) {
  const session = await givenSession(ref, amount);
  await inTransaction((client) => payAs(client, session.providerSession, "succeeds"));
  return { ...session, told: await webhooks() };
}
export const stateOf = async (ref: string): Promise<Body> => (await get(`/cases/${ref}`, await robot())).body.case;
export async function typesOf(ref: string): Promise<string[]> {
  const { items } = (await get(`/cases/${ref}/events?limit=200`, await robot())).body;
  return items.map(({ type }: Body) => type);
}
export async function told(): Promise<{ state: string; why: string | null }[]> {
  const { rows } = await pool().query("select state, why from gateway_events order by received_at desc, id");
  return rows;
}
export async function written(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `select (select count(*) from events)::int + (select count(*) from commands)::int
       + (select count(*) from gateway_events)::int as count`,
  );
  return rows[0]?.count ?? 0;
}

/** Fisher and Yates, by a seed. */
export function shuffle<T>(list: T[], seed: number): T[] {
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
