/** What was paid here: for which debts, what of it has gone back, and the way to each receipt for as long as the link lives. */
import type { CaseState } from "../../domain/case.ts";
import { type Html, html } from "../preferences/html.ts";
import { type Here, instant, money } from "./here.ts";
import { nameOf } from "./page-owe.ts";

type Payment = CaseState["payments"][number];

const MOST = 12;

/** The newest first; null before anything was paid here. */
export function receipts(here: Here): Html | null {
  const paid = here.state.payments.filter(({ sessionId }) => sessionId !== undefined).slice(-MOST);
  if (paid.length === 0) return null;
  return html`<h2>What you paid here</h2>
<ul>${paid.toReversed().map((one) => html`<li><a class="link" href="/pay/result/${one.sessionId ?? ""}">Receipt: ${money(here, one.amountMinor)}, ${instant(here, one.at)}</a></li>`)}</ul>`;
}

/** The rows of a receipt that say what became of the money: which debts it went on as it came, and what went back since. */
export function whatFor(here: Here, { allocations, creditMinor, returnedMinor, amountMinor }: Payment): Html {
  const on = Map.groupBy(allocations, ({ debtId }) => debtId);
  const parts = here.state.debts.flatMap((debt) => {
    const minor = (on.get(debt.id) ?? []).reduce((total, one) => total + one.amountMinor, 0);
    return minor > 0 ? [{ name: nameOf(here, debt), minor }] : [];
  });
  const said = parts.map(({ name, minor }) => (parts.length > 1 ? `${name}: ${money(here, minor)}` : name));
  const back = Math.min(returnedMinor, amountMinor);
  return html`${said.map((text) => row("For", text))}${creditMinor > 0 ? row("Held for you", money(here, creditMinor)) : null}${back > 0 ? row("Gone back to you", money(here, back)) : null}`;
}

function row(name: string, value: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
