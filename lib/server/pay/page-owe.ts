/** What is owed and to whom, and what can be done about it. */
import type { CaseState } from "../../domain/case.ts";
import { HEADS, type Head } from "../../domain/money-words.ts";
import { OFFERS_UNDER } from "../../domain/pay-offers.ts";
import { noticeText } from "../../domain/templates/notices.ts";
import { type Html, html } from "../preferences/html.ts";
import { note } from "./fields.ts";
import { day, type Here, instant, money } from "./here.ts";
import { numberOf } from "./page-before.ts";
import type { Session } from "./sessions.ts";

type Debt = CaseState["debts"][number];

/** Said by the payment itself, with its amount. */
const PAYING = OFFERS_UNDER["payment-in-progress"].says;

/** `paid`: what was paid here, if anything. */
export function owePage(here: Here, session: Session | null, paid: Html | null): Html {
  const { state, offered } = here;
  return html`<h1>What you owe</h1>
<p class="sum">${money(here, Math.max(0, state.balanceMinor))}</p>
${state.debts.length === 1 ? ofOneDebt(here) : ofDebts(here)}
${standing(here, session)}
${offered.says.filter((says) => says !== PAYING).map((says) => note(says))}
${agreed(here)}
${choices(here, session)}
${paid}
${here.law === "us" ? html`<p class="quiet">${collector(offered.asks)}</p>` : null}`;
}

/** Who is asked for nothing is not told that one collects. */
function collector(asks: boolean): string {
  const where = { pack: "us", channel: "email", language: "en" } as const;
  return noticeText(asks ? "debt-collector" : "from-debt-collector", where);
}

function ofOneDebt(here: Here): Html {
  const [debt] = here.state.debts;
  return html`<dl>${debt ? facts(here, debt) : null}${behind(here)}${row("Our reference", here.state.ref)}${row("Correct on", instant(here, here.now))}</dl>${debt ? madeOf(here, debt) : null}`;
}

function ofDebts(here: Here): Html {
  const { debts, ref } = here.state;
  return html`<dl>${behind(here)}${row("Our reference", ref)}${row("Correct on", instant(here, here.now))}</dl>
${debts.map(
  (debt) =>
    html`<div class="debt"><h2>${nameOf(here, debt)}: ${money(here, Math.max(0, debt.balanceMinor))}</h2><dl>${facts(here, debt)}</dl>${madeOf(here, debt)}</div>`,
)}`;
}

function facts(here: Here, { creditor, reference, dueOn }: Debt): Html {
  return html`${row("Owed to", creditor || here.creditor)}${row("Their reference", reference)}${dueOn ? row("Due since", day(here, dueOn)) : null}`;
}

function behind(here: Here): Html | null {
  const { arrearsMinor, balanceMinor } = here.state;
  return arrearsMinor > 0 && arrearsMinor < balanceMinor ? row("Behind by", money(here, arrearsMinor)) : null;
}

function row(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** Only when it is made of more than the debt itself. */
function madeOf(here: Here, { heads }: Debt): Html | null {
  const parts = (Object.keys(HEADS) as Head[]).filter((head) => heads[head] !== 0);
  if (parts.every((head) => head === "principal")) return null;
  return html`<details><summary>What it is made of</summary><dl>${parts.map((head) => row(WORDS[head], money(here, heads[head])))}</dl></details>`;
}

const WORDS: Record<Head, string> = {
  principal: "The debt itself",
  interest: "Interest",
  fees: "Fees",
  costs: "Costs of collecting",
};

export function nameOf({ creditor }: Pick<Here, "creditor">, debt: Pick<Debt, "creditor" | "reference">): string {
  return `${debt.creditor || creditor}, ${debt.reference}`;
}

/** A payment that was begun and not finished. */
function standing(here: Here, session: Session | null): Html | null {
  if (!session) return null;
  const amount = money(here, session.amountMinor);
  if (session.state === "pending")
    return html`<div class="note" role="status"><h2>A payment of ${amount} is on its way</h2><p>Your bank has not answered yet. Do not pay again. <a href="/pay/result/${session.id}">See how it stands</a></p></div>`;
  return html`<div class="note"><h2>You began to pay ${amount}</h2><p><a href="/pay/result/${session.id}">See how it stands</a></p></div>`;
}

function agreed(here: Here): Html | null {
  const { arrangement } = here.state;
  if (!arrangement) return null;
  if (arrangement.kind === "promise")
    return note(
      `You said that you will pay ${money(here, arrangement.amountMinor)} by ${day(here, arrangement.dueOn)}.`,
    );
  const next = nextInstalment(here.state);
  return next
    ? note(`You have a plan. The next payment is ${money(here, next.left)} by ${day(here, next.dueOn)}.`)
    : null;
}

export function nextInstalment({ arrangement }: CaseState): { left: number; dueOn: string } | null {
  if (arrangement?.kind !== "plan") return null;
  const next = arrangement.instalments.find((one) => one.is !== "skipped" && one.receivedMinor < one.amountMinor);
  return next ? { left: next.amountMinor - next.receivedMinor, dueOn: next.dueOn } : null;
}

function choices(here: Here, session: Session | null): Html {
  const { offered, state } = here;
  if (state.lifecycle.state === "closed" || state.balanceMinor <= 0) return nothingOwed(here);
  const pays = offered.pay && session?.state !== "pending";
  const hasPlan = state.arrangement?.kind === "plan";
  const links = [
    pays && choice("/pay/amount", "Pay now", payWords(here)),
    offered.plan && choice("/pay/plan", hasPlan ? "Change your plan" : "Set up a plan", "Pay in parts you can manage"),
    offered.cantAfford && choice("/pay/afford", "I can\u2019t afford this", "Tell us, and we will pause and listen"),
    offered.disagree && choice("/pay/disagree", "I don\u2019t agree with this debt", "We stop asking while we check"),
  ].filter((link) => link !== false);
  return html`<h2>What would you like to do?</h2>
${links.length > 0 ? html`<ul class="choices">${links}</ul>` : null}
${pays ? null : html`<p>${numberOf(here)} We can tell you more, and listen.</p>`}`;
}

function payWords(here: Here): string {
  const { arrearsMinor, balanceMinor } = here.state;
  const some = arrearsMinor > 0 && arrearsMinor < balanceMinor && !here.offered.mustChoose;
  return some ? `In full, ${money(here, arrearsMinor)}, or another amount` : "In full, or another amount";
}

function choice(path: string, title: string, says: string): Html {
  return html`<li><a href="${path}"><span><b>${title}</b><span>${says}</span></span></a></li>`;
}

function nothingOwed(here: Here): Html {
  const { creditMinor, balanceMinor } = here.state;
  const paid = balanceMinor <= 0;
  return html`<div class="done"><h2>${paid ? "Nothing is owed" : "This account is closed"}</h2>
<p>${paid ? "There is nothing to pay. Thank you." : "We ask you for nothing more."}${creditMinor > 0 ? ` We hold ${money(here, creditMinor)} of yours: call us, and we pay it back.` : null}</p></div>
<p>Something looks wrong? ${numberOf(here)}</p>`;
}
