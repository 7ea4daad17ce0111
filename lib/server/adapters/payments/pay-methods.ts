/**
 * How Stripe takes money in a currency. A card answers at once. For a bank account: where there is one, a method that the
 * customer starts and that leaves no mandate behind, else the debit that Checkout takes without saving the account.
 * https://docs.stripe.com/payments/payment-methods/payment-method-support
 */
import type { PayMethod } from "../../../domain/money-words.ts";

type Ways = { card: "card"; bank?: string };

/** Pay by Bank answers within seconds, now and then within two days; the debits within so many days. */
const WAYS: Record<string, Ways> = {
  GBP: { card: "card", bank: "pay_by_bank" },
  EUR: { card: "card", bank: "sepa_debit" },
  USD: { card: "card", bank: "us_bank_account" },
  ZAR: { card: "card" },
};
const ANSWERS_IN_DAYS: Record<string, number> = { pay_by_bank: 2, us_bank_account: 6, sepa_debit: 14 };

export function methodsIn(currency: string): PayMethod[] {
  return Object.keys(WAYS[currency] ?? {}) as PayMethod[];
}

/** Stripe's name for paying so in this currency; null where it cannot be. */
export function wayOf(method: PayMethod, currency: string): string | null {
  return WAYS[currency]?.[method] ?? null;
}

/** What Stripe's name is to us. */
export function methodOf(way: string | undefined): PayMethod | undefined {
  if (way === undefined) return undefined;
  return way === "card" ? "card" : "bank";
}

/** What the ledger calls it. */
export function ledgerMethod(method: PayMethod, currency: string): "card" | "bank-transfer" | "direct-debit" {
  if (method === "card") return "card";
  return WAYS[currency]?.bank === "pay_by_bank" ? "bank-transfer" : "direct-debit";
}

/** Days after which the bank has answered at the latest. */
export function answersInDays(currency: string): number {
  return ANSWERS_IN_DAYS[WAYS[currency]?.bank ?? ""] ?? 14;
}
