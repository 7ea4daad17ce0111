/** The test payment page. It asks for no card: each test is a button, named by what it does. Works without JavaScript. */
import type Stripe from "stripe";
import { type Html, html } from "../../preferences/html.ts";
import { AFTERWARDS, type Afterwards } from "./afterwards.ts";
import { BANK_TESTS, CARD_TESTS, CONFIRM_TESTS } from "./paying.ts";

export type Checkout = {
  session: Stripe.Checkout.Session;
  intent: Stripe.PaymentIntent | null;
  notice: string | null;
  /** Where the customer goes once it is paid. */
  returnTo: string;
  afterwards: Afterwards[];
  /** What the payment is for, in the words of who asked for it. */
  for: string;
};

export function checkoutPage(checkout: Checkout): Html {
  const { session, notice } = checkout;
  return html`<section class="not"><strong>Test payment page.</strong> No money moves here, and no card is asked for.</section>
<h1>${session.status === "open" ? "Pay " : null}${amountOf(session)}</h1>
${checkout.for ? html`<p>${checkout.for}</p>` : null}
${notice ? html`<section class="not" role="alert">${notice}</section>` : null}
${session.status === "open" ? open(checkout) : over(checkout)}`;
}

function amountOf({ amount_total, currency }: Stripe.Checkout.Session): string {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency: (currency ?? "gbp").toUpperCase() });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format((amount_total ?? 0) / 10 ** maximumFractionDigits);
}

function open(checkout: Checkout): Html {
  const { session, intent } = checkout;
  const failed = intent?.last_payment_error;
  const asks = intent?.status === "requires_action";
  return html`${failed ? html`<section class="not" role="alert">${whyNot(failed)} You can try again.</section>` : null}
${asks ? confirming() : choosing(session)}
${session.cancel_url ? html`<p><a href="${session.cancel_url}">Back, without paying</a></p>` : null}`;
}

function whyNot({ decline_code: code }: { decline_code?: string }): string {
  if (code === "insufficient_funds") return "There was not enough money on the card.";
  if (code === "payment_intent_authentication_failure") return "The payment was not confirmed.";
  return "The card was declined.";
}

function choosing({ payment_method_types: ways }: Stripe.Checkout.Session): Html {
  const tests = ways.includes("card") ? CARD_TESTS : BANK_TESTS;
  const heading = ways.includes("card") ? "Choose a test card" : "Choose a test bank";
  return html`<section aria-labelledby="choose"><h2 id="choose">${heading}</h2>
${Object.entries(tests).map(([test, { label }]) => button(test, label))}</section>`;
}

function confirming(): Html {
  return html`<section aria-labelledby="confirm"><h2 id="confirm">The test bank asks: was it you?</h2>
${Object.entries(CONFIRM_TESTS).map(([test, label]) => button(test, label))}</section>`;
}

function over({ session, intent, returnTo, afterwards }: Checkout): Html {
  const back = session.status === "expired" ? session.cancel_url : returnTo;
  return html`<p role="status">${howItEnded(session, intent)}</p>
${back ? html`<p><a href="${back}">Back to who asked for it</a></p>` : null}
${
  afterwards.length === 0
    ? null
    : html`<section aria-labelledby="next"><h2 id="next">What may happen next</h2>
<p class="quiet">For trying it out: what a bank does, or somebody in the gateway's dashboard.</p>
${afterwards.map((one) => button(one, AFTERWARDS[one]))}</section>`
}`;
}

function howItEnded(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): string {
  if (session.payment_status === "paid") return "This payment is made. Do not pay again.";
  if (session.status === "expired") return "The time for this payment is over. Nothing was paid.";
  if (intent?.status === "processing") return "The bank has been asked. Do not pay again.";
  return "The bank refused this payment. Nothing was paid.";
}

function button(test: string, label: string): Html {
  return html`<form method="post"><p><button class="second" name="test" value="${test}">${label}</button></p></form>`;
}
