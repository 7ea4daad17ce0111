/** What a line of the ledger is called, on the screen and in a statement. */
import { HEADS, type Head } from "./money-words.ts";

const POSTINGS: Record<string, string> = {
  "case-opened": "Taken on",
  "debt-added": "Taken on",
  "charge-added": "Charged",
  "debt-adjusted": "Adjusted",
  "debt-written-off": "Written off",
  "payment-received": "Payment",
  "payment-reversed": "Payment reversed",
  "payment-refunded": "Refunded",
  "refund-failed": "Refund came back",
  "chargeback-opened": "Chargeback",
  "chargeback-won": "Chargeback won",
  "credit-applied": "Credit applied",
};

/** "Charged: interest", "Payment"; what a newer build posts is said by its type. */
export function sayPosting(type: string, heads: readonly Head[]): string {
  const said = POSTINGS[type] ?? type.replaceAll("-", " ");
  return type === "charge-added" ? `${said}: ${heads.map((head) => HEADS[head].toLowerCase()).join(", ")}` : said;
}
