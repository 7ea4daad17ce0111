import type { CaseState, DebtState, EventOf } from "./case.ts";
import { changed, ofDebt, withDebts } from "./debt-state.ts";
import { accruing } from "./duplum-state.ts";

type ChargeEvent = EventOf<
  "charge-added" | "interest-set" | "default-remedied" | "debt-adjusted" | "debt-written-off" | "default-recorded"
>;

/** What is charged, taken off and counted on a debt. */
export function evolveCharge(state: CaseState, event: ChargeEvent): CaseState {
  const { debtId } = event.data;
  switch (event.type) {
    case "charge-added":
      return charged(state, event);
    case "debt-adjusted": {
      const debts = changed(state.debts, debtId, event.data.lines);
      return withDebts(state, ofDebt(debts, debtId, used(accruing(event.data.lines))), event.version);
    }
    case "debt-written-off":
      return withDebts(state, changed(state.debts, debtId, event.data.lines), event.version);
    case "interest-set": {
      const { annualBps, from, nextAt } = event.data;
      const debts = ofDebt(state.debts, debtId, ({ interest: before, ...debt }) => ({
        ...debt,
        ...(annualBps > 0 && { interest: { annualBps, accruedTo: from, carry: before?.carry ?? 0, nextAt } }),
      }));
      return { ...state, debts };
    }
    case "default-remedied": {
      const debts = ofDebt(state.debts, debtId, ({ duplum: _, inDefault: __, ...debt }) => debt);
      return { ...state, debts };
    }
    case "default-recorded": {
      const { debtId: _, capMinor, usedMinor = 0, ...inDefault } = event.data;
      const duplum = capMinor === undefined ? undefined : { since: inDefault.since, capMinor, usedMinor };
      const debts = ofDebt(state.debts, debtId, (debt) => ({ ...debt, inDefault, ...(duplum && { duplum }) }));
      return { ...state, debts };
    }
  }
}

function charged(state: CaseState, { data, version }: EventOf<"charge-added">): CaseState {
  const { debtId, head, amountMinor, period, ceiling } = data;
  const debts = changed(state.debts, debtId, [{ head, amountMinor }]).map((debt) => {
    if (debt.id !== debtId) return debt;
    const { interest, duplum } = debt;
    return {
      ...debt,
      ...(interest &&
        period && { interest: { ...interest, accruedTo: period.to, carry: period.carry, nextAt: period.nextAt } }),
      ...(period && { interestTo: period.to }),
      ...(duplum && ceiling && { duplum: { ...duplum, usedMinor: ceiling.usedMinor } }),
    };
  });
  return withDebts(state, debts, version);
}

/** What is put on by hand counts under the ceiling like a charge. */
function used(amountMinor: number) {
  return ({ duplum, ...debt }: DebtState): DebtState =>
    duplum ? { ...debt, duplum: { ...duplum, usedMinor: duplum.usedMinor + amountMinor } } : debt;
}
