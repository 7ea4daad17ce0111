import type { Instalment, Plan } from "#lib/domain/case.ts";

/** How an instalment stands, in a word. `today`: the portfolio's or the desk's day. */
export function instalmentWords({ is, receivedMinor, amountMinor, dueOn }: Instalment, today: string): string {
  if (is === "skipped") return "Skipped";
  if (receivedMinor >= amountMinor) return is === "missed" ? "Paid late" : "Paid";
  if (is === "missed") return receivedMinor > 0 ? "Missed, paid in part" : "Missed";
  if (dueOn < today) return "Overdue";
  return receivedMinor > 0 ? "Paid in part" : "Due";
}

/** How many are paid in full, of how many that are to be paid. */
export function paidOf({ instalments }: Pick<Plan, "instalments">): { paid: number; of: number } {
  const standing = instalments.filter(({ is }) => is !== "skipped");
  return { paid: standing.filter((one) => one.receivedMinor >= one.amountMinor).length, of: standing.length };
}
