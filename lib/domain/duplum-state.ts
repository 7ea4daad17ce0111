/** What in duplum has to know of the past: how the principal moved, and what accrued when. */
import type { Accrual, CaseState, DebtState } from "./case-state.ts";
import type { CaseEvent } from "./events.ts";

/** Kept on the debts of a case under South African law only; nothing for others. */
export function withRemembered(before: CaseState, after: CaseState, event: CaseEvent): CaseState {
  if (after.jurisdiction !== "za" || after.debts === before.debts) return after;
  const on = event.occurredAt.slice(0, 10);
  const debts = after.debts.map((debt) => {
    const was = before.debts.find(({ id }) => id === debt.id);
    return was ? remembered(was, debt, on, accrualOf(event, debt.id, on)) : debt;
  });
  return { ...after, debts };
}

function remembered(was: DebtState, debt: DebtState, on: string, accrual: Accrual | null): DebtState {
  const amountMinor = debt.heads.principal - was.heads.principal;
  if (amountMinor === 0 && !accrual) return debt;
  const { principal, accrued } = debt.past ?? { principal: [], accrued: [] };
  const past = {
    principal: amountMinor === 0 ? principal : [...principal, { on, amountMinor }],
    accrued: accrual ? [...accrued, accrual] : accrued,
  };
  return { ...debt, past };
}

/** A charge, and what an adjustment puts on any head but the principal. */
function accrualOf(event: CaseEvent, debtId: string, on: string): Accrual | null {
  if (event.type === "charge-added" && event.data.debtId === debtId) {
    const { period, amountMinor } = event.data;
    return amountMinor > 0 ? { from: period?.from ?? on, to: period?.to ?? on, amountMinor } : null;
  }
  if (event.type !== "debt-adjusted" || event.data.debtId !== debtId) return null;
  const amountMinor = accruing(event.data.lines);
  return amountMinor > 0 ? { from: on, to: on, amountMinor } : null;
}

/** What signed lines add under the heads that the ceiling counts. */
export function accruing(lines: readonly { head: string; amountMinor: number }[]): number {
  return lines.reduce(
    (total, { head, amountMinor }) => (head === "principal" ? total : total + Math.max(0, amountMinor)),
    0,
  );
}
