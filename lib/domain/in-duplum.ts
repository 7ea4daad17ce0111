/**
 * In duplum, NCA s 103(5): what accrues under s 101(1)(b) to (g) while a consumer is in default may not, in aggregate, exceed
 * the principal that was unpaid when the default occurred. Payments make no new room; what is refused is never owed.
 */
import { daysBetween } from "./calendar.ts";
import type { Accrual, CaseState, DebtState } from "./case.ts";
import type { EventData } from "./events.ts";

type Room = { allowedMinor: number; ceiling?: EventData["charge-added"]["ceiling"] };

/** How much of a charge is owed; all of it where no ceiling stands. */
export function underCeiling({ duplum }: Pick<DebtState, "duplum">, amountMinor: number): Room {
  if (!duplum) return { allowedMinor: amountMinor };
  const { capMinor, usedMinor } = duplum;
  const allowedMinor = Math.max(0, Math.min(amountMinor, capMinor - usedMinor));
  return { allowedMinor, ceiling: { capMinor, usedMinor: usedMinor + allowedMinor } };
}

/**
 * The ceiling that a default since a day sets, where the law knows one, and what has accrued under it since; nothing for a
 * default that has set one already. A charge for days before and after counts by its days, rounded up.
 */
export function ceilingOf(
  debt: DebtState,
  since: string,
  { jurisdiction }: CaseState,
): { capMinor: number; usedMinor: number } | null {
  if (jurisdiction !== "za" || debt.duplum) return null;
  const moved = (debt.past?.principal ?? []).filter(({ on }) => on >= since);
  const capMinor = moved.reduce((principal, { amountMinor }) => principal - amountMinor, debt.heads.principal);
  const usedMinor = (debt.past?.accrued ?? []).reduce((total, one) => total + accruedSince(since, one), 0);
  return { capMinor: Math.max(0, capMinor), usedMinor };
}

function accruedSince(since: string, { from, to, amountMinor }: Accrual): number {
  if (from >= since) return amountMinor;
  if (to <= since) return 0;
  return Math.ceil((amountMinor * daysBetween(since, to)) / daysBetween(from, to));
}
