/** What became of a payment, read from our own record: the page may be opened again at any time and says the same. */
import { type Html, html } from "../preferences/html.ts";
import { done } from "./fields.ts";
import { day, type Here, instant, money } from "./here.ts";
import { numberOf } from "./page-before.ts";
import { nextInstalment } from "./page-owe.ts";
import { whatFor } from "./receipts.ts";
import type { Session } from "./sessions.ts";

export type Result = { title: string; main: Html; refresh?: number };

/** `unsure`: the gateway could not be asked just now. */
export function resultPage(here: Here, session: Session, unsure: boolean): Result {
  switch (session.state) {
    case "paid":
      return paid(here, session);
    case "pending":
      return pending(here, session);
    case "open":
      return unsure ? asking(here, session) : unfinished(here, session);
    case "failed":
      return over(here, "Your bank did not make the payment", session);
    case "abandoned":
      return over(here, "Nothing was paid", session);
    case "differs":
      return differs(here, session);
  }
}

function paid(here: Here, session: Session): Result {
  const { state } = here;
  const payment = state.payments.find(({ sessionId }) => sessionId === session.id);
  const amount = money(here, session.amountMinor);
  return {
    title: `Paid ${amount}`,
    main: html`${done(`You paid ${amount}`, html`<p>Thank you. It has arrived. You need not pay again.</p>`)}
<h1>${state.balanceMinor > 0 ? html`You now owe ${money(here, state.balanceMinor)}` : "You owe nothing now"}</h1>
<dl>${fact("Paid", amount)}${fact("By", session.method === "card" ? "Card" : "Bank account")}${payment ? fact("On", instant(here, payment.at)) : null}
${payment ? whatFor(here, payment) : null}${fact("Our reference", state.ref)}${fact("Payment", `${session.id.slice(0, 8)}-${session.id.slice(-4)}`.toUpperCase())}${fact("Paid to", here.sender.name || here.creditor)}${fact("Correct on", instant(here, here.now))}</dl>
<h2>What happens next</h2>
<p>${nextStep(here)}</p>
<p><button type="button" class="second print">Print this</button></p>
<p><a class="link" href="/pay/owe">Back to what you owe</a></p>`,
  };
}

function nextStep(here: Here): string {
  const { state } = here;
  if (state.balanceMinor <= 0) return "Nothing more. We stop asking you for this, and keep a record of your payment.";
  const next = nextInstalment(state);
  if (next) return `The next payment of your plan is ${money(here, next.left)} by ${day(here, next.dueOn)}.`;
  if (state.arrangement?.kind === "promise")
    return `You said that you will pay ${money(here, state.arrangement.amountMinor)} by ${day(here, state.arrangement.dueOn)}.`;
  return "You can pay the rest here, or set up a plan. If you cannot, tell us.";
}

function pending(here: Here, session: Session): Result {
  return {
    title: "Your payment is on its way",
    refresh: 15,
    main: html`<div class="note" role="status"><p><b>Do not pay again</b></p><p>You have told your bank to pay ${money(here, session.amountMinor)}. It can take some days until it answers.</p></div>
<h1>Your payment is on its way</h1>
<p>We ask you for nothing while we wait. You can close this page: we hear from your bank by ourselves.</p>
<p><a class="button second" href="/pay/result/${session.id}">Look again</a></p>`,
  };
}

function asking(here: Here, session: Session): Result {
  return {
    title: "We are checking your payment",
    refresh: 10,
    main: html`<div class="note" role="status"><p><b>Do not pay again</b></p><p>If you have paid ${money(here, session.amountMinor)}, it is safe.</p></div>
<h1>We are checking your payment</h1>
<p>This page looks again by itself. You can also close it and come back by the link in our message.</p>
<p><a class="button second" href="/pay/result/${session.id}">Look again</a></p>`,
  };
}

function unfinished(here: Here, session: Session): Result {
  return {
    title: "This payment is not finished",
    refresh: 10,
    main: html`<h1>This payment is not finished</h1>
<p>You began to pay ${money(here, session.amountMinor)}. If you have just paid, do not pay again: this page will say so in a moment.</p>
${session.url ? html`<p><a class="button" href="${session.url}" rel="noreferrer">Go on paying</a></p>` : null}
<p><a class="link" href="/pay/result/${session.id}">Look again</a></p>
<p><a class="link" href="/pay/back/${session.id}">I do not want to pay now</a></p>`,
  };
}

function over(here: Here, title: string, session: Session): Result {
  const canPay = here.offered.pay;
  return {
    title,
    main: html`<h1>${title}</h1>
<p>${money(here, session.amountMinor)} has not been taken. ${session.state === "failed" ? "The reason is known to your bank alone." : null}</p>
${canPay ? html`<p><a class="button" href="/pay/amount">Try again, or another way</a></p>` : null}
<p><a class="link" href="/pay/owe">Back to what you owe</a></p>
<p>${numberOf(here)}</p>`,
  };
}

/** The gateway took another amount than was agreed to: nobody can say here what becomes of it. */
function differs(here: Here, session: Session): Result {
  return {
    title: "We are looking into your payment",
    main: html`<div class="note" role="status"><p><b>If you have paid, your money is safe</b></p><p>Do not pay the same again. We put it right, or send it back.</p></div>
<h1>We are looking into your payment</h1>
<p>You agreed to pay ${money(here, session.amountMinor)}, and our payment provider told us of another amount. So we have not taken it off what you owe yet, and somebody here looks into it.</p>
<p>${numberOf(here)}</p>
${here.offered.pay ? html`<p><a class="link" href="/pay/amount">Pay something else</a></p>` : null}
<p><a class="link" href="/pay/owe">Back to what you owe</a></p>`,
  };
}

function fact(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
