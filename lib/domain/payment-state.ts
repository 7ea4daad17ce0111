import type { CaseState, EventOf, Payment } from "./case.ts";
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
    arrangement: progress(state.arrangement, amountMinor),
    moneyVersion: event.version,
  };
}

function reversed(state: CaseState, event: EventOf<"payment-reversed">): CaseState {
  const { paymentId, amountMinor, allocations, creditMinor } = event.data;
  const payment = state.payments.find((one) => one.id === paymentId);
  const counted = state.arrangement?.kind === "promise" && (payment?.version ?? 0) > state.arrangement.version;
  return {
    ...moveMoney(state, allocations, 1),
    creditMinor: state.creditMinor - creditMinor,
    payments: state.payments.map((one) => (one.id === paymentId ? { ...one, reversed: true } : one)),
    arrangement: counted ? progress(state.arrangement, -amountMinor) : state.arrangement,
    moneyVersion: event.version,
  };
}

function moveMoney(state: CaseState, allocations: Allocation[], sign: 1 | -1): CaseState {
  const moved = new Map(allocations.map((one) => [one.debtId, one.amountMinor * sign]));
  const debts = state.debts.map((debt) => ({ ...debt, balanceMinor: debt.balanceMinor + (moved.get(debt.id) ?? 0) }));
  return { ...state, debts };
}

function progress(arrangement: CaseState["arrangement"], amountMinor: number): CaseState["arrangement"] {
  if (arrangement?.kind !== "promise") return arrangement;
  return { ...arrangement, receivedMinor: arrangement.receivedMinor + amountMinor };
}
