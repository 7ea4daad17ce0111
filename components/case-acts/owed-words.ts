import { minorOf, readAmount, wrongOf } from "#components/case-acts/read-form.ts";
import { moneyWords } from "#components/ui/money-words.ts";
import type { CaseState } from "#lib/domain/case.ts";

/** What is owed, or how far above it what is typed lies: one digit too many is seen before it is credit. */
export function sayOwed(
  typed: string,
  { balanceMinor, currency }: Pick<CaseState, "balanceMinor" | "currency">,
): string {
  const amount = readAmount(typed, currency);
  const overMinor = wrongOf(amount) ? 0 : minorOf(amount) - Math.max(0, balanceMinor);
  return overMinor > 0
    ? `More than is owed: ${moneyWords(overMinor, currency)} becomes credit`
    : `Balance ${moneyWords(balanceMinor, currency)}`;
}
