/** A debt in its heads: what is owed and what payments have put on it. Its balance is the sum of its heads, always. */
import type { CaseState, DebtState } from "./case-state.ts";
import type { Allocation, Debt } from "./events.ts";
import type { Head } from "./money-words.ts";

const NOTHING: Record<Head, number> = { principal: 0, interest: 0, fees: 0, costs: 0 };

/** As it is taken on: all of it is principal. */
export function takenOn(debt: Debt): DebtState {
  const { balanceMinor } = debt;
  return { ...debt, heads: { ...NOTHING, principal: balanceMinor }, paid: NOTHING, originalMinor: balanceMinor };
}

/** Payments put on (`sign` 1) or taken back (-1). */
export function putOn(debts: DebtState[], allocations: readonly Allocation[], sign: 1 | -1): DebtState[] {
  return allocations.reduce(
    (after, { debtId, head, amountMinor }) =>
      ofDebt(after, debtId, (debt) =>
        withHeads(
          { ...debt, paid: { ...debt.paid, [head]: debt.paid[head] + sign * amountMinor } },
          { ...debt.heads, [head]: debt.heads[head] - sign * amountMinor },
        ),
      ),
    debts,
  );
}

/** Signed changes of what is owed that are no payments. */
export function changed(
  debts: DebtState[],
  debtId: string,
  lines: readonly { head: Head; amountMinor: number }[],
): DebtState[] {
  return ofDebt(debts, debtId, (debt) =>
    lines.reduce(
      (after, { head, amountMinor }) => withHeads(after, { ...after.heads, [head]: after.heads[head] + amountMinor }),
      debt,
    ),
  );
}

export function ofDebt(debts: DebtState[], debtId: string, change: (debt: DebtState) => DebtState): DebtState[] {
  return debts.map((debt) => (debt.id === debtId ? change(debt) : debt));
}

export function withDebts(state: CaseState, debts: DebtState[], moneyVersion: number): CaseState {
  return { ...state, debts, moneyVersion };
}

function withHeads(debt: DebtState, heads: Record<Head, number>): DebtState {
  return { ...debt, heads, balanceMinor: heads.principal + heads.interest + heads.fees + heads.costs };
}
