/** What the sandbox answers, by method and address. */
import * as z from "zod";
import type { Client } from "../../database.ts";
import { payOut } from "./balance.ts";
import { faultIn, invalid, missing } from "./fault.ts";
import type { Said } from "./form.ts";
import { isPayTest, payAs, settleBank } from "./paying.ts";
import { closeDispute, createRefund, failRefund, openDispute } from "./returns.ts";
import { createSession, expireSession } from "./sessions.ts";
import { find, type Kind, list } from "./store.ts";
import { tellAgain } from "./telling.ts";

type Params = { [name: string]: Said };
type Operation = (client: Client, params: Params, key: string | null) => Promise<object>;
type Named = (client: Client, name: string, params: Params, key: string | null) => Promise<object>;

const KINDS: Record<string, Kind> = {
  "checkout/sessions": "checkout.session",
  payment_intents: "payment_intent",
  charges: "charge",
  refunds: "refund",
  disputes: "dispute",
  payouts: "payout",
  balance_transactions: "balance_transaction",
  events: "event",
};

const WRITES: [RegExp, Named][] = [
  [/^checkout\/sessions()$/, (client, _, params) => createSession(client, unexpanded(params))],
  [/^checkout\/sessions\/(\w+)\/expire$/, (client, name) => expireSession(client, name)],
  [/^refunds()$/, (client, _, params, key) => createRefund(client, unexpanded(params), key)],
  [/^test_helpers\/checkout\/sessions\/(\w+)\/pay$/, (client, name, params) => pay(client, name, params)],
  [/^test_helpers\/payment_intents\/(\w+)\/settle$/, (client, name, params) => settle(client, name, params)],
  [
    /^test_helpers\/payment_intents\/(\w+)\/dispute$/,
    (client, name, params) => openDispute(client, name, about(params)),
  ],
  [/^test_helpers\/refunds\/(\w+)\/fail$/, (client, name) => failRefund(client, name)],
  [/^test_helpers\/disputes\/(\w+)\/(?:win)$/, (client, name) => closeDispute(client, name, "won")],
  [/^test_helpers\/disputes\/(\w+)\/(?:lose)$/, (client, name) => closeDispute(client, name, "lost")],
  [/^test_helpers\/payouts()$/, (client, _, params) => payOut(client, String(params.currency ?? "gbp"))],
  [/^test_helpers\/events\/(\w+)\/resend$/, (client, name, params) => resend(client, name, params)],
];

/** Null where there is none. */
export function operationFor(method: string, path: string): Operation | null {
  const at = path.replace(/^\/v1\//, "");
  if (method === "GET") return readFor(at);
  if (method !== "POST") return null;
  for (const [pattern, work] of WRITES) {
    const found = pattern.exec(at);
    if (found) return (client, params, key) => work(client, found[1] ?? "", params, key);
  }
  return null;
}

function readFor(at: string): Operation | null {
  const listed = KINDS[at];
  if (listed) return (client, params) => listOf(client, listed, at, params);
  const slash = at.lastIndexOf("/");
  const kind = KINDS[at.slice(0, Math.max(0, slash))];
  const name = at.slice(slash + 1);
  return kind ? (client) => oneOf(client, kind, name) : null;
}

async function oneOf(client: Client, kind: Kind, name: string): Promise<object> {
  const found = await find(client, kind, name);
  if (!found) throw missing(kind, name, "id");
  return found;
}

const seconds = z.coerce.number().int();
const listAsked = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  starting_after: z.string().optional(),
  payment_intent: z.string().optional(),
  created: z.strictObject({ gte: seconds.optional(), lt: seconds.optional() }).optional(),
});

/** From the newest back, with a page's last name as the next page's `starting_after`. */
async function listOf(client: Client, kind: Kind, at: string, params: Params): Promise<object> {
  const read = listAsked.safeParse(unexpanded(params), { reportInput: true });
  if (!read.success) throw faultIn(read.error);
  const { limit, starting_after: after, payment_intent: payment, created } = read.data;
  const found = await list(client, kind, { limit: limit + 1, after, payment, from: created?.gte, to: created?.lt });
  return { object: "list", data: found.slice(0, limit), has_more: found.length > limit, url: `/v1/${at}` };
}

function unexpanded({ expand: _, ...params }: Params): Params {
  return params;
}

function about(params: Params): { amount?: number | undefined; reason?: string | undefined } {
  const { amount, reason } = params;
  return {
    amount: amount === undefined ? undefined : Number(amount),
    reason: typeof reason === "string" ? reason : undefined,
  };
}

async function pay(client: Client, name: string, { test }: Params): Promise<object> {
  if (typeof test !== "string" || !isPayTest(test)) throw invalid("Invalid test", { param: "test" });
  return payAs(client, name, test);
}

async function settle(client: Client, name: string, { how }: Params): Promise<object> {
  if (how !== "succeeds" && how !== "fails") throw invalid("Invalid how", { param: "how" });
  await settleBank(client, name, how);
  return oneOf(client, "payment_intent", name);
}

async function resend(client: Client, name: string, { times = "1" }: Params): Promise<object> {
  const event = await oneOf(client, "event", name);
  await tellAgain(client, name, Math.min(100, Math.max(1, Number(times) || 1)));
  return event;
}
