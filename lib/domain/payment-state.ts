import type { CaseState, EventOf, Payment, StandingPromise } from "./case.ts";
import type { Allocation } from "./events.ts";

/** Balances, credit and the progress of a standing promise after money moved. */
export function evolvePayment(
  state: CaseState,
  event: EventOf<"payment-received" | "payment-reversed" | "debt-paid">,
): CaseState {
  switch (event.type) {
    case "payment-received":
      return received(state, event);
    case "payment-reversed":
      return reversed(state, event);
    case "debt-paid":
      return state;
  }
}

function received(state: CaseState, event: EventOf<"payment-received">): CaseState {
  const { paymentId, amountMinor, method, allocations, creditMinor } = event.data;
  const payment: Payment = {
    id: paymentId,
    amountMinor,
    method,
    allocations,
    creditMinor,
    at: event.occurredAt,
    version: event.version,
    reversed: false,
  };
  return {
    ...moveMoney(state, allocations, -1),
    creditMinor: state.creditMinor + creditMinor,
    payments: [...state.payments, payment],
    arrangement: progress(state.arrangement, amountMinor, event.occurredAt),
    moneyVersion: event.version,
  };
}

function reversed(state: CaseState, event: EventOf<"payment-reversed">): CaseState {
  const { paymentId, amountMinor, allocations, creditMinor } = event.data;
  const payment = state.payments.find((one) => one.id === paymentId);
  const made = state.arrangement?.kind === "promise" ? state.arrangement.version : 0;
  return {
    ...moveMoney(state, allocations, 1),
    creditMinor: state.creditMinor - creditMinor,
    payments: state.payments.map((one) => (one.id === paymentId ? { ...one, reversed: true } : one)),
    arrangement:
      payment && payment.version > made ? progress(state.arrangement, -amountMinor, payment.at) : state.arrangement,
    moneyVersion: event.version,
  };
}

function moveMoney(state: CaseState, allocations: Allocation[], sign: 1 | -1): CaseState {
  const moved = new Map(allocations.map((one) => [one.debtId, one.amountMinor * sign]));
  const debts = state.debts.map((debt) => ({ ...debt, balanceMinor: debt.balanceMinor + (moved.get(debt.id) ?? 0) }));
  return { ...state, debts };
}

/** Whether money that came at this instant counts towards what was promised: only until the promise's day has ended. */
export function countsTowards(arrangement: CaseState["arrangement"], at: string): arrangement is StandingPromise {
  return arrangement?.kind === "promise" && at < arrangement.breaksAt;
}

function progress(arrangement: CaseState["arrangement"], amountMinor: number, at: string): CaseState["arrangement"] {
  if (!countsTowards(arrangement, at)) return arrangement;
  return { ...arrangement, receivedMinor: arrangement.receivedMinor + amountMinor };
}
