import { moneyWords } from "#components/ui/money-words.ts";

/** Integer minor units as money. An unknown sum reads "Unavailable", never £0.00. */
export function MoneyText({
  minor,
  currency,
  closing,
}: {
  minor: number | null | undefined;
  currency: string;
  /** A closing balance: draws the double rule. */
  closing?: boolean;
}) {
  if (minor == null) return <span className="ink3">Unavailable</span>;
  return <span className={closing ? "closing" : undefined}>{moneyWords(minor, currency)}</span>;
}
