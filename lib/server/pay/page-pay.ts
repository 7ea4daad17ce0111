/** How much, by what, and a last look before the gateway's page. */

import type { MoneyRules } from "../../domain/money-rules.ts";
import type { PayMethod } from "../../domain/money-words.ts";
import { arrearsToPay, mostToPay } from "../../domain/pay-amount.ts";
import { type Html, html } from "../preferences/html.ts";
import { errorOf, form, hidden, note, radios, textField, wrong } from "./fields.ts";
import { type Here, money } from "./here.ts";
import { nameOf, nextInstalment } from "./page-owe.ts";

export type Errors = Partial<Record<"amount" | "debt" | "method", string>>;

export function amountPage(here: Here, errors: Errors = {}): Html {
  const { draft } = here.visit;
  const first = Object.values(errors)[0];
  return html`<h1>How much would you like to pay?</h1>
${first ? wrong(first) : null}
${here.offered.asks ? null : here.offered.says.map((says) => note(says))}
${form(
  "/pay/amount",
  html`${debtChoice(here, errors.debt)}${radios("how", "Amount", amounts(here), draft.how)}
${textField({ name: "other", label: "Another amount", hint: "For example, 20 or 20.50", value: draft.other, error: errors.amount }, { size: "w10", mode: "decimal" })}
<button>Go on</button> <a class="link" href="/pay/owe">Back</a>`,
)}`;
}

function amounts(here: Here) {
  const { state, offered } = here;
  const arrears = arrearsToPay(state, offered);
  const next = nextInstalment(state);
  return [
    ...(next ? [{ value: "next", label: `The next payment of your plan, ${money(here, next.left)}` }] : []),
    ...(arrears > 0 ? [{ value: "arrears", label: `What is behind, ${money(here, arrears)}` }] : []),
    {
      value: "full",
      label: offered.mustChoose ? "All of that debt" : `All of it, ${money(here, mostToPay(state, offered))}`,
    },
    { value: "other", label: "Another amount" },
  ];
}

function debtChoice(here: Here, error: string | undefined): Html | null {
  const { state, offered, visit, link } = here;
  const debts = state.debts.filter(({ id }) => offered.payable.includes(id));
  // What nobody follows is not asked, unless a hold keeps one of the debts from being paid.
  if (debts.length < 2 || (!here.rules.customersChoice && !offered.mustChoose)) return null;
  const options = debts.map((debt) => ({
    value: debt.id,
    label: nameOf(here, debt),
    says: money(here, debt.balanceMinor),
  }));
  const any = offered.mustChoose ? [] : [{ value: "any", ...ANY_DEBT[here.rules.debts] }];
  return html`${errorOf("debt", error)}${radios("debt", "Which debt is it for?", [...any, ...options], visit.draft.debt ?? link.debtId ?? undefined)}`;
}

const ANY_DEBT: Record<MoneyRules["debts"], { label: string; says: string }> = {
  oldest: { label: "Whichever is oldest", says: "We put it where it has stood longest" },
  highest: { label: "Whichever was largest", says: "We put it where most was owed at the start" },
};

const METHODS: Record<PayMethod, { label: string; says: string }> = {
  card: { label: "Card", says: "Debit or credit card. It is paid at once." },
  bank: { label: "Bank account", says: "Straight from your bank. It can take some days to arrive." },
};

export function methodPage(here: Here, methods: readonly PayMethod[], error?: string): Html {
  return html`<h1>How would you like to pay?</h1>
${error ? wrong(error) : null}
${form(
  "/pay/method",
  html`${radios(
    "method",
    "Pay by",
    methods.map((method) => ({ value: method, ...METHODS[method] })),
    here.visit.draft.method,
  )}<button>Go on</button> <a class="link" href="/pay/amount">Back</a>`,
)}`;
}

export type Chosen = { amountMinor: number; debtId: string | null; method: PayMethod };

/** The form carries what it shows: what another tab chooses meanwhile changes nothing of it. */
export function checkPage(here: Here, { amountMinor, debtId, method }: Chosen, notice: Html | null): Html {
  const { state, creditor, sender } = here;
  const debt = state.debts.find(({ id }) => id === debtId);
  return html`<h1>Check before you pay</h1>
${notice}
<p class="sum">${money(here, amountMinor)}</p>
<dl><div><dt>To</dt><dd>${sender.name || creditor}, for ${debt ? nameOf(here, debt) : creditor}</dd></div>
<div><dt>By</dt><dd>${METHODS[method].label}</dd></div>
<div><dt>Leaves</dt><dd>${money(here, Math.max(0, state.balanceMinor - amountMinor))} owed</dd></div></dl>
<p>The next page belongs to our payment provider. We never see the number of your card or account. Nothing is paid before you say so there.</p>
${form(
  "/pay/start",
  html`${hidden({ amount: String(amountMinor), debt: debtId ?? undefined, method, seen: String(state.version) })}<button>Pay ${money(here, amountMinor)}</button> <a class="link" href="/pay/amount">Change it</a>`,
)}`;
}

export const NO_METHOD = "Choose how you would like to pay";
