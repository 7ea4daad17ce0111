/**
 * The part of Stripe's API that Baton asks, inside a demo: https://docs.stripe.com/api. Whoever has the sandbox's secret key
 * may ask, with any client of Stripe's. `test_helpers` are what happens at banks and in Stripe's dashboard.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { type Client, inTransaction } from "../../database.ts";
import { readBytes } from "../../json-body.ts";
import { Problem } from "../../problem.ts";
import { answerSafely } from "../../problem-answer.ts";
import { type StripeAccount, sandboxStripeAccount } from "../../stripe/account.ts";
import { expanded } from "./expand.ts";
import { invalid, StripeFault } from "./fault.ts";
import { nested, type Said } from "./form.ts";
import { operationFor } from "./operations.ts";
import { newName } from "./shapes.ts";
import { API_VERSION, deliverSoon } from "./telling.ts";

type Asked = { method: string; path: string; params: { [name: string]: Said }; key: string | null; text: string };
type Answered = { status: number; body: object; replayed?: boolean };

export function answerStripe(request: Request): Promise<Response> {
  return answerSafely(request, async () => {
    const account = sandboxStripeAccount();
    if (!account) throw new Problem(404, "not-found", "There is no sandbox here.");
    const key = request.headers.get("idempotency-key");
    const answered = await answerOrFault(request, account, key);
    const headers = {
      "request-id": newName("req", 14),
      "stripe-version": request.headers.get("stripe-version") ?? API_VERSION,
      ...(key !== null && { "idempotency-key": key }),
      ...(answered.replayed && { "idempotent-replayed": "true" }),
    };
    return Response.json(answered.body, { status: answered.status, headers });
  });
}

async function answerOrFault(request: Request, account: StripeAccount, key: string | null): Promise<Answered> {
  try {
    requireKey(request, account);
    return await answer(await readAsked(request, key));
  } catch (error) {
    if (error instanceof StripeFault) return { status: error.status, body: { error: error.body } };
    throw error;
  }
}

function requireKey(request: Request, { secretKey }: StripeAccount): void {
  const said = Buffer.from(request.headers.get("authorization") ?? "");
  const right = Buffer.from(`Bearer ${secretKey}`);
  if (said.length === right.length && timingSafeEqual(said, right)) return;
  throw new StripeFault(401, { type: "invalid_request_error", message: "Invalid API Key provided." });
}

async function readAsked(request: Request, key: string | null): Promise<Asked> {
  const { pathname, search } = new URL(request.url);
  const text = request.method === "GET" ? search.slice(1) : new TextDecoder().decode(await readBytes(request));
  return { method: request.method, path: pathname, params: nested(new URLSearchParams(text)), key, text };
}

async function answer(asked: Asked): Promise<Answered> {
  const { method, path, key } = asked;
  const operation = operationFor(method, path);
  if (!operation) throw new StripeFault(404, unrecognised(method, path));
  const answered = await inTransaction((client) =>
    method === "POST" && key !== null
      ? once(client, asked, key, () => operation(client, asked.params, key))
      : carriedOut(client, asked, () => operation(client, asked.params, key)),
  );
  if (method !== "GET") deliverSoon();
  return answered;
}

function unrecognised(method: string, path: string) {
  return { type: "invalid_request_error", message: `Unrecognized request URL (${method}: ${path}).` };
}

async function carriedOut(client: Client, { params }: Asked, work: () => Promise<object>): Promise<Answered> {
  const { expand } = params;
  return { status: 200, body: await expanded(client, await work(), expand) };
}

type Known = { asked: Buffer; status: number; answer: object };

/** The first answer to a key is the answer to it; what was refused before anything was done is not remembered. */
async function once(client: Client, asked: Asked, key: string, work: () => Promise<object>): Promise<Answered> {
  const body = createHash("sha256").update(`${asked.path}\n${asked.text}`).digest();
  const { rows: locked } = await client.query<{ free: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('stripe-sandbox:' || $1, 0)) as free",
    [key],
  );
  if (!locked[0]?.free) throw inUse();
  const { rows } = await client.query<Known>("select asked, status, answer from sandbox_stripe_keys where key = $1", [
    key,
  ]);
  const known = rows[0];
  if (known && !known.asked.equals(body)) throw otherParameters(key);
  if (known) return { status: known.status, body: known.answer, replayed: true };
  const answered = await carriedOut(client, asked, work);
  await client.query("insert into sandbox_stripe_keys (key, asked, status, answer) values ($1, $2, $3, $4)", [
    key,
    body,
    answered.status,
    JSON.stringify(answered.body),
  ]);
  return answered;
}

function inUse(): StripeFault {
  const message = "There is currently another in-progress request using this Idempotent Key.";
  return new StripeFault(409, { type: "idempotency_error", code: "idempotency_key_in_use", message });
}

function otherParameters(key: string): StripeFault {
  const { body } = invalid(
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`,
  );
  return new StripeFault(400, { ...body, type: "idempotency_error" });
}
