/** What a customer types as an amount, and what they may pay. Pure. */
import type { CaseState } from "./case-state.ts";
import { currencyExponent, parseAmount } from "./money.ts";
import type { MoneyRules } from "./money-rules.ts";
import type { Offered } from "./pay-offers.ts";

export type ReadAmount = { ok: true; minor: number } | { ok: false; message: string };

/**
 * As people type it: "£20", "20,50", "1 250", "R 1.250,50". The last point or comma is the decimal mark when one or two
 * digits follow it, as far as the currency has decimals; every other one only groups. Words stand around an amount, never
 * in it: "20 or 30" is two.
 */
export function readTypedAmount(text: string, currency: string): ReadAmount {
  const around = text.replace(/^[\p{Sc}\p{L}\s]+/u, "").replace(/[\p{Sc}\p{L}\s]+$/u, "");
  const bare = around.replaceAll(/[\s'\u2019]/g, "");
  const parts = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(bare);
  const [whole = "", fraction = ""] = parts ? [parts[1], parts[2]] : [];
  const digits = whole.replaceAll(/[.,]/g, "");
  if (!parts || !isGrouped(whole)) return { ok: false, message: "Enter an amount, such as 20 or 20.50" };
  const amount = parseAmount(fraction ? `${digits}.${fraction}` : digits, currency, { decimal: "." });
  if (amount.ok) return amount.minor > 0 ? amount : { ok: false, message: "Enter an amount above zero" };
  return currencyExponent(currency) === 0
    ? { ok: false, message: "Enter a whole amount, without decimals" }
    : { ok: false, message: "Enter an amount, such as 20 or 20.50" };
}

function isGrouped(whole: string): boolean {
  return /^\d+$/.test(whole) || /^\d{1,3}(?:[.,]\d{3})+$/.test(whole);
}

/** What can be paid at most: of one debt, or of all that may be paid. */
export function mostToPay({ debts }: CaseState, { payable }: Offered, debtId?: string): number {
  const chosen = debts.filter(({ id }) => payable.includes(id) && (debtId === undefined || id === debtId));
  return chosen.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
}

/** What is behind, no more than what may be paid. */
export function arrearsToPay(state: CaseState, offered: Offered): number {
  const most = mostToPay(state, offered);
  return offered.mustChoose || state.arrearsMinor >= most ? 0 : Math.max(0, state.arrearsMinor);
}

/** Null: it may be paid. Else why not, in words; `say` writes an amount as the page does. */
export function whyNotPay(
  minor: number,
  most: number,
  { payMinMinor }: MoneyRules,
  say: (minor: number) => string,
): string | null {
  if (minor > most) return `This is more than the ${say(most)} that you owe here`;
  const least = Math.min(payMinMinor, most);
  return minor < least ? `The least that can be paid here is ${say(least)}` : null;
}
