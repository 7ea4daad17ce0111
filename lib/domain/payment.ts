/** Money that comes in, and a payment that is taken back as a whole. */
import { afterFacts } from "./after-facts.ts";
import { allocate, giveBack, type Moved, orderOf } from "./allocation.ts";
import { localDay } from "./calendar.ts";
import type { CaseState, Payment } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, portfolioOf, requireCurrency, requireDebt } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { accrued } from "./interest.ts";
import type { MoneySystemCommand } from "./money-commands.ts";
import { withFollows } from "./money-follows.ts";
import { Refusal } from "./refusal.ts";

type Taken = Extract<MoneySystemCommand, { type: "take-payment" }>["data"];

/** A payment taken elsewhere: allocated by the portfolio's rule, the named debt first; what is left over is credit. */
export function recordPayment(data: CommandOf<"record-payment">, state: CaseState, context: Context): NewEvent[] {
  requireCurrency(state, data.currency);
  requireDebt(state, data.debtId);
  requireReceived(data.receivedOn, state, context);
  return received(data, state, context);
}

/** What a gateway or a bank says was paid. One that the case has already is nothing, whoever tells it again. */
export function takePayment(data: Taken, state: CaseState, context: Context): NewEvent[] {
  requireCurrency(state, data.currency);
  const { gateway, payment } = data.via;
  if (state.payments.some(({ via }) => via?.gateway === gateway && via.payment === payment)) return [];
  const { debtId, ...unnamed } = data;
  const isKnown = debtId !== undefined && state.debts.some(({ id }) => id === debtId);
  return received({ ...unnamed, ...(isKnown && { debtId }) }, state, context);
}

function received(
  data: CommandOf<"record-payment"> & Partial<Pick<Taken, "via" | "sessionId">>,
  state: CaseState,
  context: Context,
): NewEvent[] {
  const charges = accrued(state, context);
  const owed = afterFacts(state, charges, context);
  const order = orderOf(state, context);
  const { allocations, creditMinor } = allocate(data.amountMinor, owed.debts, order, data.debtId);
  const payment: NewEvent = {
    type: "payment-received",
    data: { paymentId: context.newId(), ...data, allocations, creditMinor },
  };
  return withFollows(state, [...charges, payment], context);
}

/** All of it that has not gone back yet; what it had kept, completed or paid off stands open again. */
export function reversePayment(data: CommandOf<"reverse-payment">, state: CaseState, context: Context): NewEvent[] {
  const payment = requirePayment(state, data.paymentId);
  if (payment.reversed) throw new Refusal("already-reversed", "This payment is reversed already.");
  if (state.refunds.some(({ paymentId, is }) => paymentId === payment.id && is === "requested"))
    throw new Refusal(
      "refund-under-way",
      "A refund of this payment is on its way. Wait until it is made or has failed.",
    );
  const amountMinor = payment.amountMinor - payment.returnedMinor;
  const charges = accrued(state, context);
  const moved = goesBack(amountMinor, payment, afterFacts(state, charges, context), context);
  return withFollows(
    state,
    [...charges, { type: "payment-reversed", data: { ...data, amountMinor, ...moved } }],
    context,
  );
}

/** Where so much of this payment comes from when it goes back. What is more than there is left of it the customer has twice. */
export function goesBack(amountMinor: number, payment: Payment, state: CaseState, context: Context): Moved {
  const part = Math.min(amountMinor, Math.max(0, payment.amountMinor - payment.returnedMinor));
  const { allocations, creditMinor } = giveBack(part, state, orderOf(state, context), payment.debtId);
  return { allocations, creditMinor: creditMinor + amountMinor - part };
}

export function requirePayment({ payments }: CaseState, paymentId: string): Payment {
  const payment = payments.find((one) => one.id === paymentId);
  if (!payment) throw new Refusal("unknown-payment", "The case has no payment with this id.", { paymentId });
  return payment;
}

function requireReceived(receivedOn: string | undefined, state: CaseState, context: Context): void {
  if (receivedOn === undefined) return;
  const today = localDay(context.now, portfolioOf(context, state.portfolio).timeZone);
  if (receivedOn > today) {
    throw new Refusal("in-the-future", "A payment is recorded once it is received.", { receivedOn, today });
  }
}
