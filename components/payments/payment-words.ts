import { moneyWords } from "#components/ui/money-words.ts";
import type { BankLineView, LineView } from "#lib/client/payments.ts";
import type { LineState } from "#lib/domain/bank/bank-words.ts";

export const VIEW_WORDS: Record<LineView, string> = {
  open: "Waiting",
  posted: "Posted",
  ignored: "Set aside",
  payout: "Payouts",
};

/** "£55.00" of what came in, "−£55.00" of what went out. */
export function sumWords({
  direction,
  amountMinor,
  currency,
}: Pick<BankLineView, "direction" | "amountMinor" | "currency">): string {
  return moneyWords(direction === "in" ? amountMinor : -amountMinor, currency);
}

/** Who stands on the other side, as the bank says it. */
export function whoWords({ said }: Pick<BankLineView, "said">): string {
  return said?.counterparty ?? (said ? "No name" : "Forgotten");
}

/** "12 posted, 3 suggested, 1 unmatched", in the order of work. */
export function stateCounts(states: Partial<Record<LineState, number>>): string {
  const words: [LineState, string][] = [
    ["new", "being matched"],
    ["posted", "posted"],
    ["suggested", "suggested"],
    ["unmatched", "unmatched"],
    ["payout", "payouts"],
    ["ignored", "set aside"],
  ];
  const said = words.flatMap(([state, word]) => (states[state] ? [`${states[state]} ${word}`] : []));
  return said.join(", ") || "No payment";
}

/** An amount as a person types it, "1,240.50" or "1240.5", in minor units; null for anything else. */
export function typedMinor(text: string, currency: string): number | null {
  const plain = text.trim().replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, "");
  const decimals =
    new Intl.NumberFormat("en-GB", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const parts = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain);
  if (!parts || (parts[2] ?? "").length > decimals) return null;
  const minor = Number(`${parts[1]}${(parts[2] ?? "").padEnd(decimals, "0")}`);
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}

/** Minor units as a field shows them: "1240.50". */
export function plainMinor(minor: number, currency: string): string {
  const decimals =
    new Intl.NumberFormat("en-GB", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** decimals).toFixed(decimals);
}
