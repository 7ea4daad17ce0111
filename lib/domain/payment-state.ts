import type { CaseState, EventOf, Payment, Plan, StandingPromise } from "./case.ts";
import { putOn, withDebts } from "./debt-state.ts";
import type { Allocation } from "./events.ts";
import { fillPlan } from "./plan-state.ts";

type PaymentEvent = EventOf<
  "payment-received" | "payment-reversed" | "debt-paid" | "credit-applied" | "debt-owed-again"
>;

/** Balances, credit and the progress of what was arranged after money moved. */
export function evolvePayment(state: CaseState, event: PaymentEvent): CaseState {
  switch (event.type) {
    case "payment-received":
      return received(state, event);
    case "payment-reversed":
      return goneBack(state, event, event.data.paymentId, event.data);
    case "credit-applied": {
      const { allocations } = event.data;
      const applied = allocations.reduce((total, { amountMinor }) => total + amountMinor, 0);
      const debts = putOn(state.debts, allocations, 1);
      return { ...withDebts(state, debts, event.version), creditMinor: state.creditMinor - applied };
    }
    case "debt-paid":
    case "debt-owed-again":
      return state;
  }
}

function received(state: CaseState, event: EventOf<"payment-received">): CaseState {
  const { paymentId, amountMinor, method, allocations, creditMinor, debtId, via, sessionId } = event.data;
  const payment: Payment = {
    id: paymentId,
    amountMinor,
    method,
    allocations,
    creditMinor,
    at: event.occurredAt,
    version: event.version,
    reversed: false,
    returnedMinor: 0,
    ...(debtId !== undefined && { debtId }),
    ...(via && { via: { gateway: via.gateway, payment: via.payment } }),
    ...(sessionId !== undefined && { sessionId }),
  };
  const { arrangement, ...moved } = movedIn(state, { amountMinor, allocations, creditMinor }, event.version, payment);
  return {
    ...moved,
    arrangement,
    payments: [...state.payments, payment],
    paySession: sessionId !== undefined && state.paySession?.id === sessionId ? null : state.paySession,
  };
}

type Returned = { amountMinor: number; allocations: Allocation[]; creditMinor: number };

/** Money of a payment that went back: balances, and what had counted towards a promise or a plan. */
export function goneBack(
  state: CaseState,
  event: { version: number },
  paymentId: string,
  returned: Returned,
): CaseState {
  const payment = state.payments.find(({ id }) => id === paymentId);
  return {
    ...withDebts(state, putOn(state.debts, returned.allocations, -1), event.version),
    creditMinor: state.creditMinor - returned.creditMinor,
    payments: returnedOf(state.payments, paymentId, returned.amountMinor),
    ...(payment && progressOf(state, counted(returned, payment, returned.amountMinor), -1, payment)),
  };
}

/** What had gone back and is there after all. */
export function cameBack(
  state: CaseState,
  event: { version: number },
  paymentId: string,
  returned: Returned,
): CaseState {
  const payment = state.payments.find(({ id }) => id === paymentId);
  if (!payment) return state;
  const moved = movedIn(state, counted(returned, payment, -returned.amountMinor), event.version, payment);
  return { ...moved, payments: returnedOf(state.payments, paymentId, -returned.amountMinor) };
}

/** What went back beyond the payment, or is there again of that, had counted towards nothing. */
function counted(moved: Returned, { amountMinor, returnedMinor }: Payment, byMinor: number): Returned {
  const [before, after] = [returnedMinor, returnedMinor + byMinor].map((returned) => Math.min(returned, amountMinor));
  return { ...moved, amountMinor: Math.abs((after ?? 0) - (before ?? 0)) };
}

function movedIn(
  state: CaseState,
  moved: Returned,
  version: number,
  payment: Pick<Payment, "at" | "version">,
): CaseState {
  return {
    ...withDebts(state, putOn(state.debts, moved.allocations, 1), version),
    creditMinor: state.creditMinor + moved.creditMinor,
    ...progressOf(state, moved, 1, payment),
  };
}

function returnedOf(payments: Payment[], id: string, amountMinor: number): Payment[] {
  return payments.map((one) => {
    if (one.id !== id) return one;
    const returnedMinor = one.returnedMinor + amountMinor;
    return { ...one, returnedMinor, reversed: returnedMinor >= one.amountMinor };
  });
}

type Arranged = Pick<CaseState, "arrangement" | "keptPromise" | "completedPlan">;

/** What was arranged before the payment came counts it; also what the payment kept or completed. */
function progressOf(
  state: CaseState,
  moved: Returned,
  sign: 1 | -1,
  { at, version }: Pick<Payment, "at" | "version">,
): Arranged {
  const { arrangement, keptPromise, completedPlan } = state;
  const plan = (one: Plan) => (version > one.version ? fillPlan(one, sign * countedBy(one, moved)) : one);
  const promise = (one: StandingPromise) =>
    version > one.version && at < one.breaksAt
      ? { ...one, receivedMinor: one.receivedMinor + sign * moved.amountMinor }
      : one;
  return {
    arrangement: arrangement && (arrangement.kind === "plan" ? plan(arrangement) : promise(arrangement)),
    keptPromise: keptPromise && promise(keptPromise),
    completedPlan: completedPlan && plan(completedPlan),
  };
}

/** A plan for one debt counts what was put on that debt. */
function countedBy(
  { debtId }: Plan,
  { amountMinor, allocations }: Pick<Returned, "amountMinor" | "allocations">,
): number {
  if (debtId === undefined) return amountMinor;
  return allocations.reduce((total, one) => total + (one.debtId === debtId ? one.amountMinor : 0), 0);
}

/** Whether money that came at this instant counts towards what was promised: only until the promise's day has ended. */
export function countsTowards(arrangement: CaseState["arrangement"], at: string): arrangement is StandingPromise {
  return arrangement?.kind === "promise" && at < arrangement.breaksAt;
}
