import { localDay } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, portfolioOf, requireCurrency, requireDebt } from "./context.ts";
import type { Allocation, NewEvent } from "./events.ts";
import { allocateOldestFirst } from "./money.ts";
import { countsTowards } from "./payment-state.ts";
import { demandsOfPaid } from "./planned-demands.ts";
import { Refusal } from "./refusal.ts";

/** A payment taken elsewhere: allocated to the named debt first, then oldest due; what is left over is credit. */
export function recordPayment(data: CommandOf<"record-payment">, state: CaseState, context: Context): NewEvent[] {
  requireCurrency(state, data.currency);
  requireDebt(state, data.debtId);
  requireReceived(data.receivedOn, state, context);
  const { allocations, creditMinor } = allocateOldestFirst(data.amountMinor, state.debts, data.debtId);
  return [
    { type: "payment-received", data: { paymentId: context.newId(), ...data, allocations, creditMinor } },
    ...promiseKept(state, data.amountMinor, allocations, context.now),
    ...debtsPaid(state, allocations),
    ...demandsOfPaid(state, allocations),
  ];
}

export function reversePayment(data: CommandOf<"reverse-payment">, state: CaseState): NewEvent[] {
  const payment = state.payments.find((one) => one.id === data.paymentId);
  if (!payment)
    throw new Refusal("unknown-payment", "The case has no payment with this id.", { paymentId: data.paymentId });
  if (payment.reversed) throw new Refusal("already-reversed", "This payment is reversed already.");
  const { amountMinor, allocations, creditMinor } = payment;
  return [{ type: "payment-reversed", data: { ...data, amountMinor, allocations, creditMinor } }];
}

function promiseKept(state: CaseState, amountMinor: number, allocations: Allocation[], now: string): NewEvent[] {
  const promise = state.arrangement;
  if (!countsTowards(promise, now)) return [];
  const receivedMinor = promise.receivedMinor + amountMinor;
  const nothingLeft = state.balanceMinor === total(allocations);
  if (receivedMinor < promise.amountMinor && !nothingLeft) return [];
  return [{ type: "promise-kept", data: { promiseId: promise.id, receivedMinor } }];
}

function debtsPaid(state: CaseState, allocations: Allocation[]): NewEvent[] {
  return allocations
    .filter((one) => state.debts.find((debt) => debt.id === one.debtId)?.balanceMinor === one.amountMinor)
    .map((one) => ({ type: "debt-paid", data: { debtId: one.debtId } }));
}

function requireReceived(receivedOn: string | undefined, state: CaseState, context: Context): void {
  if (receivedOn === undefined) return;
  const today = localDay(context.now, portfolioOf(context, state.portfolio).timeZone);
  if (receivedOn > today) {
    throw new Refusal("in-the-future", "A payment is recorded once it is received.", { receivedOn, today });
  }
}

function total(allocations: Allocation[]): number {
  return allocations.reduce((sum, one) => sum + one.amountMinor, 0);
}
