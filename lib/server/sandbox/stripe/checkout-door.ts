/** The hosted page of the sandbox, at the door: whoever has the session's name may pay there, as at Stripe. */
import type Stripe from "stripe";
import { inTransaction, pool } from "../../database.ts";
import { readBytes } from "../../json-body.ts";
import { html } from "../../preferences/html.ts";
import { pageAnswer } from "../../preferences/page-frame.ts";
import { answerSafely } from "../../problem-answer.ts";
import { sandboxStripeAccount } from "../../stripe/account.ts";
import { doAfterwards, isAfterwards, readAfterwards } from "./afterwards.ts";
import { checkoutPage } from "./checkout-page.ts";
import { StripeFault } from "./fault.ts";
import { isPayTest, payAs } from "./paying.ts";
import { find } from "./store.ts";
import { deliverSoon } from "./telling.ts";

type Session = Stripe.Checkout.Session;

/** `GET /sandbox/checkout/{session}` */
export function showCheckout(request: Request, id: string): Promise<Response> {
  return atTheDoor(request, id, (session) => page(session, null));
}

/** `POST`: one of the test cards or banks, or what happens to the payment afterwards. */
export function takeCheckout(request: Request, id: string): Promise<Response> {
  return atTheDoor(request, id, async (session) => {
    const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, 4_096)));
    const test = form.get("test") ?? "";
    if (isAfterwards(test)) return afterwards(session, test);
    if (!isPayTest(test)) return page(session, "Nothing was chosen.");
    const after = await inTransaction((client) => payAs(client, id, test));
    deliverSoon();
    return after.status === "complete" ? goTo(returnTo(after)) : goTo(`/sandbox/checkout/${id}`);
  });
}

async function afterwards(session: Session, test: Parameters<typeof doAfterwards>[2]): Promise<Response> {
  try {
    await inTransaction((client) => doAfterwards(client, session, test));
  } catch (error) {
    if (error instanceof StripeFault) return page(session, error.message, 422);
    throw error;
  }
  deliverSoon();
  return goTo(`/sandbox/checkout/${session.id}`);
}

function atTheDoor(request: Request, id: string, work: (session: Session) => Promise<Response>): Promise<Response> {
  return answerSafely(request, async () => {
    const session = sandboxStripeAccount() && (await find(pool(), "checkout.session", id));
    return session ? work(session) : nothingHere();
  });
}

async function page(session: Session, notice: string | null, status = 200): Promise<Response> {
  const payment = typeof session.payment_intent === "string" ? session.payment_intent : null;
  const intent = payment ? await find(pool(), "payment_intent", payment) : null;
  const main = checkoutPage({
    session,
    intent,
    notice,
    returnTo: returnTo(session),
    afterwards: await readAfterwards(pool(), session),
    for: await describedIn(session.id),
  });
  return pageAnswer(status, { title: "Test payment page", main, telling: false });
}

async function describedIn(id: string): Promise<string> {
  const { rows } = await pool().query<{ said: string | null }>(
    "select beside ->> 'for' as said from sandbox_stripe_objects where id = $1",
    [id],
  );
  return rows[0]?.said ?? "";
}

function returnTo({ id, success_url }: Session): string {
  return (success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", id);
}

/** Seen once: a reload of where it leads pays nothing again. */
function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "referrer-policy": "no-referrer" } });
}

function nothingHere(): Response {
  const main = html`<h1>This page is not there</h1><p>Nothing was paid here.</p>`;
  return pageAnswer(404, { title: "This page is not there", main, telling: false });
}
