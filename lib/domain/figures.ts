import type { CaseState } from "./case.ts";
import { statusOf } from "./status.ts";

/** Fills in what follows from the rest of the state: balance, arrears, due instant, status. `at`: when recorded. */
export function deriveFigures(state: CaseState, at: string): CaseState {
  const today = at.slice(0, 10);
  const balanceMinor = sum(state.debts.map((debt) => debt.balanceMinor));
  const arrearsMinor = sum(state.debts.filter((d) => d.dueOn !== null && d.dueOn < today).map((d) => d.balanceMinor));
  return { ...state, balanceMinor, arrearsMinor, dueAt: dueOf(state)?.at ?? null, status: statusOf(state) };
}

export type DueWhy = "first-action" | "offer-expires" | "next-action" | "promise-due";

/** The earliest thing that somebody has to do about the case, and why; null when nothing is due. */
export function dueOf(state: CaseState): { at: string; why: DueWhy } | null {
  if (state.lifecycle.state === "closed") return null;
  const due: { at: string; why: DueWhy }[] = [];
  if (state.firstActionDueAt) due.push({ at: state.firstActionDueAt, why: "first-action" });
  if (state.handover) due.push({ at: state.handover.expiresAt, why: "offer-expires" });
  if (state.nextAction) due.push({ at: state.nextAction.dueAt, why: "next-action" });
  if (state.arrangement?.kind === "promise") due.push({ at: state.arrangement.breaksAt, why: "promise-due" });
  return due.reduce<(typeof due)[number] | null>((first, one) => (first && first.at <= one.at ? first : one), null);
}

/** When the worker must look at the case next: an offer's expiry, a promise's day, a hold's end, a reserved attempt's. Null: never by itself. */
export function nextTimer(state: CaseState): string | null {
  const instants = state.holds.flatMap((hold) => hold.until ?? []);
  for (const { until } of state.reservations) instants.push(until);
  if (state.handover) instants.push(state.handover.expiresAt);
  if (state.arrangement?.kind === "promise") instants.push(state.arrangement.breaksAt);
  return instants.sort()[0] ?? null;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
