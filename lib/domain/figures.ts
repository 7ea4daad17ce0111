import type { CaseState, Instalment, Plan } from "./case.ts";
import { statusOf } from "./status.ts";

/** Fills in what follows from the rest of the state: balance, arrears, due instant, status. `at`: when recorded. */
export function deriveFigures(state: CaseState, at: string): CaseState {
  const today = at.slice(0, 10);
  const balanceMinor = sum(state.debts.map((debt) => debt.balanceMinor));
  const arrearsMinor = sum(state.debts.filter((d) => d.dueOn !== null && d.dueOn < today).map((d) => d.balanceMinor));
  return { ...state, balanceMinor, arrearsMinor, dueAt: dueOf(state)?.at ?? null, status: statusOf(state) };
}

export type DueWhy =
  | "first-action"
  | "offer-expires"
  | "next-action"
  | "promise-due"
  | "instalment-due"
  | "plan-review";

/** The earliest thing that somebody has to do about the case, and why; null when nothing is due. */
export function dueOf(state: CaseState): { at: string; why: DueWhy } | null {
  if (state.lifecycle.state === "closed") return null;
  const due: { at: string; why: DueWhy }[] = [];
  if (state.firstActionDueAt) due.push({ at: state.firstActionDueAt, why: "first-action" });
  if (state.handover) due.push({ at: state.handover.expiresAt, why: "offer-expires" });
  if (state.nextAction) due.push({ at: state.nextAction.dueAt, why: "next-action" });
  if (state.arrangement?.kind === "promise") due.push({ at: state.arrangement.breaksAt, why: "promise-due" });
  if (state.arrangement?.kind === "plan") due.push(...planDues(state.arrangement));
  return due.reduce<(typeof due)[number] | null>((first, one) => (first && first.at <= one.at ? first : one), null);
}

/** When the worker must look at the case next: an offer's expiry, a promise's day, a hold's end, a reserved attempt's. Null: never by itself. */
export function nextTimer(state: CaseState): string | null {
  const instants = state.holds.flatMap((hold) => hold.until ?? []);
  for (const { until } of state.reservations) instants.push(until);
  if (state.handover) instants.push(state.handover.expiresAt);
  if (state.arrangement?.kind === "promise") instants.push(state.arrangement.breaksAt);
  if (state.arrangement?.kind === "plan") instants.push(...planTimers(state.arrangement));
  if (state.paySession) instants.push(state.paySession.endsAt);
  if (state.lifecycle.state === "open") instants.push(...interestDues(state));
  return instants.sort()[0] ?? null;
}

/** The next instalment that could be missed, and a review that nobody has held yet. */
function planDues({ instalments, reviewAt }: Plan): { at: string; why: DueWhy }[] {
  const next = breakings(instalments, "open")[0];
  return [
    ...(next ? [{ at: next, why: "instalment-due" as const }] : []),
    ...(reviewAt ? [{ at: reviewAt, why: "plan-review" as const }] : []),
  ];
}

/** As many missed as break the plan: money went back that had paid one of them late. */
function planTimers({ instalments, toleranceMissed, reviewAt, reviewDue }: Plan): string[] {
  const missed = breakings(instalments, "missed");
  return [
    ...breakings(instalments, "open").slice(0, 1),
    ...(missed.length >= toleranceMissed ? missed.slice(-1) : []),
    ...(reviewAt && !reviewDue ? [reviewAt] : []),
  ];
}

function breakings(instalments: readonly Instalment[], is: Instalment["is"]): string[] {
  const unpaid = instalments.filter((one) => one.is === is && one.receivedMinor < one.amountMinor);
  return unpaid.map(({ breaksAt }) => breaksAt).sort();
}

function interestDues({ debts }: CaseState): string[] {
  return debts.flatMap(({ interest, heads }) => (interest && heads.principal > 0 ? [interest.nextAt] : []));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
