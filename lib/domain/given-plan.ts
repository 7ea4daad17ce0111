/** Test kit: plans on a case, and what a portfolio allows of them. Only tests import it. */
import type { CaseState, Plan } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { as, organisation } from "./given.ts";
import type { MoneyRules } from "./money-rules.ts";

export type Asked = CommandInput["make-plan"];
export const MONTHLY: Asked = { instalmentMinor: 5_000, currency: "GBP", frequency: "monthly", firstOn: "2026-12-01" };
export const make = (more: Partial<Asked> = {}) => as("ben", "make-plan", { ...MONTHLY, ...more });
export const pay = (amountMinor: number, reference = "P-1", debtId?: string) =>
  as("ben", "record-payment", {
    amountMinor,
    currency: "GBP",
    method: "cash",
    reference,
    ...(debtId !== undefined && { debtId }),
  });
export const assessed = (incomeMinor: number, rentMinor: number) =>
  as("ben", "assess-affordability", {
    income: { "client-salary-or-wages": incomeMinor },
    outgoings: { rent: rentMinor },
  });
export const planOf = ({ arrangement }: CaseState): Plan => {
  if (arrangement?.kind !== "plan") throw new Error("No plan stands.");
  return arrangement;
};
export const rules = (money: Partial<MoneyRules>) =>
  organisation((directory) => {
    const uk = directory.portfolios.uk;
    if (!uk) throw new Error("There is no portfolio uk.");
    return { ...directory, portfolios: { ...directory.portfolios, uk: { ...uk, money } } };
  });
export const skip = (no: number) => (state: CaseState) =>
  as("ben", "skip-instalment", { planId: planOf(state).id, no, reason: "Boiler broke" });
export const move = (no: number, dueOn: string) => (state: CaseState) =>
  as("ben", "move-instalment", { planId: planOf(state).id, no, dueOn, reason: "Paid a day late this month" });
export const received = (state: CaseState) => planOf(state).instalments.map((one) => one.receivedMinor);
