/**
 * Test kit: what customers, banks and the dashboard do to payments, story by story, as the events that Stripe would send of
 * it. Only tests and `npm run torture` import it.
 */
import type Stripe from "stripe";
import type { PayMethod } from "../../../domain/money-words.ts";
import { wayOf } from "../../adapters/payments/pay-methods.ts";
import { type Client, inTransaction, pool } from "../../database.ts";
import { newId } from "../../ids.ts";
import { runCommand } from "../../run-command.ts";
import { SESSION } from "../../stripe/facts.ts";
import { type PayTest, payAs, settleBank } from "./paying.ts";
import { closeDispute, createRefund, failRefund, openDispute } from "./returns.ts";
import { createSession } from "./sessions.ts";

export type GivenSession = { sessionId: string; providerSession: string; payment: string };
type Paid = { method?: PayMethod; tests: PayTest[] };

/** A payment that the customer has begun: on the case, in our books, and at the gateway. */
export async function givenSession(
  ref: string,
  amountMinor: number,
  method: PayMethod = "card",
): Promise<GivenSession> {
  const sessionId = newId();
  const { rows } = await pool().query<{ id: string; currency: string; customer: string }>(
    "select id, currency, customer_id as customer from cases where ref = $1",
    [ref],
  );
  const found = rows[0];
  if (!found) throw new Error(`there is no case ${ref}`);
  const { id: caseId, currency, customer } = found;
  await pool().query(
    "update pay_sessions set state = 'abandoned' where case_id = $1 and state in ('open', 'pending')",
    [caseId],
  );
  await pool().query(
    `insert into pay_sessions (id, case_id, gateway, amount_minor, currency, method, once, ends_at)
     values ($1, $2, 'stripe', $3, $4, $5, $1, now() + interval '30 minutes')`,
    [sessionId, caseId, amountMinor, currency, method],
  );
  const command = { type: "start-payment", data: { sessionId, amountMinor, currency, minutes: 30 } } as const;
  const by = { actor: { kind: "customer", id: customer } } as const;
  await runCommand(by, ref, { commandId: `start:${sessionId}`, command, said: command });
  const session = await inTransaction((client) =>
    createSession(client, form(sessionId, amountMinor, currency, method)),
  );
  await pool().query("update pay_sessions set provider_session = $2 where id = $1", [sessionId, session.id]);
  return { sessionId, providerSession: session.id, payment: "" };
}

function form(sessionId: string, amount: number, currency: string, method: PayMethod) {
  return {
    mode: "payment",
    allowed_payment_method_types: { 0: wayOf(method, currency) ?? "card" },
    line_items: {
      0: {
        quantity: "1",
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: String(amount),
          product_data: { name: "A test payment" },
        },
      },
    },
    client_reference_id: sessionId,
    payment_intent_data: { metadata: { [SESSION]: sessionId } },
    success_url: "http://localhost:3000/pay/done",
  };
}

/** The customer pays so much, after these tests on the hosted page. */
async function pays(ref: string, amountMinor: number, { method = "card", tests }: Paid): Promise<GivenSession> {
  const given = await givenSession(ref, amountMinor, method);
  let payment = "";
  for (const test of tests) {
    const session = await inTransaction((client) => payAs(client, given.providerSession, test));
    payment = String(session.payment_intent);
  }
  return { ...given, payment };
}

const act = <T>(work: (client: Client) => Promise<T>): Promise<T> => inTransaction(work);

/** By name: what happens to a case that owes `owed`, and what of it has been paid in the end. */
export const STORIES: Record<string, (ref: string, owed: number) => Promise<number>> = {
  "paid in full": async (ref, owed) => {
    await pays(ref, owed, { tests: ["succeeds"] });
    return owed;
  },
  "declined, then confirmed": async (ref, owed) => {
    await pays(ref, Math.floor(owed / 3), { tests: ["declined", "asks-to-confirm", "confirm"] });
    return Math.floor(owed / 3);
  },
  "refunded in two parts": async (ref, owed) => {
    const { payment } = await pays(ref, owed, { tests: ["succeeds"] });
    await act((client) => createRefund(client, { payment_intent: payment, amount: 1_001 }));
    await act((client) => createRefund(client, { payment_intent: payment, amount: 2_002 }));
    return owed - 3_003;
  },
  "a refund that fails": async (ref, owed) => {
    const { payment } = await pays(ref, owed, { tests: ["succeeds"] });
    const { id } = await act((client) => createRefund(client, { payment_intent: payment, amount: 4_000 }));
    await act((client) => failRefund(client, id));
    return owed;
  },
  "a chargeback won": async (ref, owed) => {
    const { payment } = await pays(ref, owed, { tests: ["succeeds"] });
    const { id } = await act((client) => openDispute(client, payment));
    await act((client) => closeDispute(client, id, "won"));
    return owed;
  },
  "a chargeback lost": async (ref, owed) => {
    const { payment } = await pays(ref, Math.floor(owed / 2), { tests: ["insufficient-funds", "succeeds"] });
    const { id } = await act((client) => openDispute(client, payment));
    await act((client) => closeDispute(client, id, "lost"));
    return 0;
  },
  "refunded in full, and argued about all the same": async (ref, owed) => {
    const { payment } = await pays(ref, owed, { tests: ["succeeds"] });
    await act((client) => createRefund(client, { payment_intent: payment, amount: owed }));
    await act((client) => openDispute(client, payment));
    return 0;
  },
  "the bank pays, and more is refunded": async (ref, owed) => {
    const { payment } = await pays(ref, owed + 500, { method: "bank", tests: ["bank-succeeds"] });
    await act((client) => settleBank(client, payment, "succeeds"));
    await act((client) => createRefund(client, { payment_intent: payment, amount: 500 }));
    return owed;
  },
  "the bank refuses, then a card pays": async (ref, owed) => {
    const { payment } = await pays(ref, owed, { method: "bank", tests: ["bank-fails"] });
    await act((client) => settleBank(client, payment, "fails"));
    await pays(ref, 2_500, { tests: ["succeeds"] });
    return 2_500;
  },
  "paid twice, one taken back": async (ref, owed) => {
    const first = await pays(ref, Math.floor(owed / 2), { tests: ["succeeds"] });
    await pays(ref, Math.floor(owed / 4), { tests: ["succeeds"] });
    await act((client) => createRefund(client, { payment_intent: first.payment }));
    return Math.floor(owed / 4);
  },
};

/** The webhooks of everything that has happened since `after` (0: ever), in the order in which it happened, a few seconds apart. */
export async function webhooksSince(after: number): Promise<{ payloads: string[]; last: number }> {
  const { rows } = await pool().query<{ seq: string; data: Stripe.Event }>(
    "select seq, data from sandbox_stripe_objects where kind = 'event' and seq > $1 order by seq",
    [after],
  );
  // They come when whoever asked for them sends them.
  await pool().query("delete from sandbox_stripe_deliveries");
  const now = Math.floor(Date.now() / 1_000);
  const payloads = rows.map(({ data }, at) => JSON.stringify({ ...data, created: now - (rows.length - at) }, null, 2));
  return { payloads, last: Number(rows.at(-1)?.seq ?? after) };
}

/** What the ledger and the case say of these cases, without any name that is their own. */
export async function ledgerOf(refs: string[]): Promise<string[]> {
  const { rows } = await pool().query<{ ref: string; said: string }>(
    `select c.ref, jsonb_build_object('balance', c.balance_minor, 'status', c.status, 'held', c.on_hold, 'entries', (
         select jsonb_agg(jsonb_build_array(account, head, place, sum) order by account, head, place)
         from (select l.account, l.head, dense_rank() over (order by l.debt_id) as place, sum(l.amount_minor) as sum
           from ledger_entries l where l.case_id = c.id group by l.account, l.head, l.debt_id
           having sum(l.amount_minor) <> 0) s))::text as said
     from cases c where c.ref = any($1)`,
    [refs],
  );
  return refs.map((ref) => rows.find((row) => row.ref === ref)?.said ?? "no such case");
}
