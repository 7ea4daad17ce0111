/** Refunds and chargebacks. What a gateway tells comes in any order and more than once: the furthest state stands. */
import { afterFacts } from "./after-facts.ts";
import { allocate, beyond, orderOf } from "./allocation.ts";
import type { CaseState, Chargeback, Payment } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { accrued } from "./interest.ts";
import type { MoneySystemCommand } from "./money-commands.ts";
import { withFollows } from "./money-follows.ts";
import { goesBack, requirePayment } from "./payment.ts";
import { Refusal } from "./refusal.ts";

type Told<T extends MoneySystemCommand["type"]> = Extract<MoneySystemCommand, { type: T }>["data"];

/** A person sends money back: through the gateway that took it, else as paid out by hand at once. */
export function refundPayment(data: CommandOf<"refund-payment">, state: CaseState, context: Context): NewEvent[] {
  const payment = requirePayment(state, data.paymentId);
  const { amountMinor } = data;
  const asked = state.refunds.filter(({ paymentId, is }) => paymentId === payment.id && is === "requested");
  const left = payment.amountMinor - payment.returnedMinor - asked.reduce((sum, one) => sum + one.amountMinor, 0);
  if (amountMinor > left)
    throw new Refusal("more-than-paid", "That is more than what is left of this payment.", {
      amountMinor,
      leftMinor: left,
    });
  const refundId = context.newId();
  const request: NewEvent = { type: "refund-requested", data: { refundId, ...data } };
  if (payment.via && payment.via.gateway !== "bank") return [request];
  return [request, ...refunded(refundId, amountMinor, payment, afterFacts(state, [request], context), context)];
}

/** The gateway says that a refund was made, or that it came back. */
export function noteRefund(data: Told<"note-refund">, state: CaseState, context: Context): NewEvent[] {
  const { via, amountMinor } = data;
  const known = state.refunds.find(
    ({ id, object }) => id === data.refundId || (object !== undefined && object === via.object),
  );
  if (known?.is === "failed" || (known?.is === "made" && data.state === "made")) return [];
  const payment = requireTold(state, via);
  const refundId = known?.id ?? context.newId();
  if (data.state === "made") return refunded(refundId, amountMinor, payment, state, context, via);
  const failed = { refundId, paymentId: payment.id, code: data.code ?? "unknown", via };
  if (known?.is !== "made")
    return [{ type: "refund-failed", data: { ...failed, amountMinor: 0, allocations: [], creditMinor: 0 } }];
  return comesBack(known.amountMinor, payment, state, context, (moved) => ({
    type: "refund-failed",
    data: { ...failed, ...moved },
  }));
}

/** The customer's bank takes money back, and gives it back or keeps it; meanwhile nobody asks for it. */
export function noteChargeback(data: Told<"note-chargeback">, state: CaseState, context: Context): NewEvent[] {
  const { via, reason } = data;
  const known = state.chargebacks.find(({ object }) => object === via.object);
  if (known && !isNews(known.is, data.state)) return [];
  const payment = requireTold(state, via);
  const opened = known ? [] : openedChargeback(data.amountMinor, reason, payment, state, context, via);
  if (data.state === "open") return opened;
  const after = afterFacts(state, opened, context);
  const chargeback = known ?? after.chargebacks.find(({ object }) => object === via.object);
  if (!chargeback) throw new Error("It was opened just now.");
  const about = { chargebackId: chargeback.id, paymentId: payment.id, via };
  const settled: NewEvent[] =
    data.state === "lost"
      ? [{ type: "chargeback-lost", data: about }]
      : comesBack(chargeback.amountMinor, requirePayment(after, payment.id), after, context, (moved) => ({
          type: "chargeback-won",
          data: { ...about, ...moved },
        }));
  return [...opened, ...settled, ...holdEnds(afterFacts(after, settled, context), chargeback.id)];
}

/** What was lost may be won after all; what was won stays so. */
function isNews(is: Chargeback["is"], told: Chargeback["is"]): boolean {
  return told !== "open" && told !== is && is !== "won";
}

function openedChargeback(
  asked: number,
  reason: string,
  payment: Payment,
  state: CaseState,
  context: Context,
  via: Told<"note-chargeback">["via"],
): NewEvent[] {
  const amountMinor = requireLeft(asked, payment, state, "chargebacks");
  const charges = accrued(state, context);
  const moved = goesBack(amountMinor, payment, afterFacts(state, charges, context), context);
  const chargebackId = context.newId();
  const facts: NewEvent[] = [
    ...charges,
    { type: "chargeback-opened", data: { chargebackId, paymentId: payment.id, reason, amountMinor, ...moved, via } },
    {
      type: "hold-placed",
      data: {
        holdId: chargebackId,
        kind: "other",
        reason: "The customer's bank is looking into a payment.",
        until: null,
      },
    },
  ];
  return withFollows(state, facts, context);
}

/** The hold of a chargeback has its id. */
function holdEnds({ holds }: CaseState, chargebackId: string): NewEvent[] {
  if (!holds.some(({ id }) => id === chargebackId)) return [];
  return [{ type: "hold-lifted", data: { holdId: chargebackId, reason: "The bank has decided." } }];
}

function refunded(
  refundId: string,
  asked: number,
  payment: Payment,
  state: CaseState,
  context: Context,
  via?: Told<"note-refund">["via"],
): NewEvent[] {
  const amountMinor = requireLeft(asked, payment, state, "refunds");
  const charges = accrued(state, context);
  const moved = goesBack(amountMinor, payment, afterFacts(state, charges, context), context);
  const data = { refundId, paymentId: payment.id, amountMinor, ...moved, ...(via && { via }) };
  return withFollows(state, [...charges, { type: "payment-refunded", data }], context);
}

type Moved = { amountMinor: number; allocations: ReturnType<typeof allocate>["allocations"]; creditMinor: number };

/** What had gone back goes where a payment of that amount would go now; first what the customer had twice is theirs no more. */
function comesBack(
  amountMinor: number,
  payment: Payment,
  state: CaseState,
  context: Context,
  factOf: (moved: Moved) => NewEvent,
): NewEvent[] {
  const charges = accrued(state, context);
  const { debts } = afterFacts(state, charges, context);
  const twice = Math.min(amountMinor, beyond(payment));
  const { allocations, creditMinor } = allocate(amountMinor - twice, debts, orderOf(state, context), payment.debtId);
  return withFollows(
    state,
    [...charges, factOf({ amountMinor, allocations, creditMinor: creditMinor + twice })],
    context,
  );
}

function requireTold({ payments }: CaseState, { gateway, payment }: { gateway: string; payment: string }): Payment {
  const told = payments.find(({ via }) => via?.gateway === gateway && via.payment === payment);
  if (!told) throw new Refusal("unknown-payment", "The case has no such payment yet.", { gateway });
  return told;
}

/**
 * Refunds of a payment come to no more than it, and nor do its chargebacks; but a bank may take back what was refunded, and
 * the two are told in any order. What was reversed by hand is gone for both.
 */
function requireLeft(amountMinor: number, payment: Payment, state: CaseState, by: "refunds" | "chargebacks"): number {
  const out = {
    refunds: sum(state.refunds.filter(({ paymentId, is }) => paymentId === payment.id && is === "made")),
    chargebacks: sum(state.chargebacks.filter(({ paymentId, is }) => paymentId === payment.id && is !== "won")),
  };
  const reversed = payment.returnedMinor - out.refunds - out.chargebacks;
  const left = payment.amountMinor - reversed - out[by];
  if (amountMinor <= left) return amountMinor;
  throw new Refusal("more-than-paid", "More goes back than is left of this payment.", { amountMinor, leftMinor: left });
}

function sum(amounts: readonly { amountMinor: number }[]): number {
  return amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
