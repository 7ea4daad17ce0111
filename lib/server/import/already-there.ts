import type { CaseState } from "../../domain/case.ts";
import type { CommandOf } from "../../domain/commands.ts";
import type { Debt } from "../../domain/events.ts";

/**
 * What stood on the case before this import, and would be told a second time by a file that was changed. Each answers
 * with a sentence for whoever imports, or null. An import adds what is new; it changes nothing that is there.
 */
type NewDebt = CommandOf<"add-debt">["debt"];

/** Null when the debt on the case is the same one; else what differs. */
export function differentDebt(state: CaseState, debt: Debt, told: NewDebt): string | null {
  const differs = [
    ...(openedWith(state, debt) === (told.balanceMinor ?? told.amountMinor) ? [] : ["amount"]),
    ...(debt.dueOn === (told.dueOn ?? null) ? [] : ["due date"]),
    ...((debt.openedOn ?? null) === (told.openedOn ?? null) ? [] : ["opening date"]),
  ];
  if (differs.length === 0) return null;
  return `debt ${debt.reference} is on the case with another ${differs.join(" and ")}; an import changes nothing that is there, correct it at the desk`;
}

export function disputedAlready({ disputes }: CaseState, debt: Debt): string | null {
  if (!disputes.some((dispute) => dispute.debtId === debt.id)) return null;
  return `debt ${debt.reference} has been disputed on the case already; nothing was added`;
}

export function paidAlready({ payments }: CaseState, debt: Debt): string | null {
  const standing = payments.filter((payment) => !payment.reversed);
  const named = standing.some(({ method, allocations }) => method === "other" && allocations[0]?.debtId === debt.id);
  const whole = debt.balanceMinor === 0 && standing.some(({ allocations }) => allocations.some(isFor(debt)));
  return named || whole ? `debt ${debt.reference} has been paid on the case already; nothing was added` : null;
}

function openedWith({ payments }: CaseState, debt: Debt): number {
  return payments
    .filter((payment) => !payment.reversed)
    .flatMap(({ allocations }) => allocations.filter(isFor(debt)))
    .reduce((sum, { amountMinor }) => sum + amountMinor, debt.balanceMinor);
}

function isFor(debt: Debt): (allocation: { debtId: string }) => boolean {
  return ({ debtId }) => debtId === debt.id;
}
