"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { amountText, minorOf, missing, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhyField } from "#components/money/why-field.tsx";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { nearWords } from "#components/ui/time-words.ts";
import type { CaseState, Payment } from "#lib/domain/case.ts";
import { METHODS } from "#lib/domain/codes.ts";

/** Money goes back the way it came; what was taken elsewhere is paid out by hand. */
export function RefundDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const timeZone = useTimeZone();
  const now = useNow();
  const payments = state.payments.filter((one) => leftOf(one, state) > 0).toReversed();
  const first = payments.find(({ id }) => id === subject) ?? (payments.length === 1 ? payments[0] : undefined);
  const blank = { paymentId: first?.id ?? "", amount: first ? startOf(first, state) : "", reason: "" };
  const act = useAct("refund-payment", `refund-${subject ?? ""}`, blank, onClose);
  const { value, change, errorOf } = act;
  const amount = readAmount(value.amount, state.currency);
  const chosen = payments.find(({ id }) => id === value.paymentId);
  const words = ({ amountMinor, method, at }: Payment) =>
    `${moneyWords(amountMinor, state.currency)}, ${METHODS[method].toLowerCase()}, ${nearWords(at, timeZone, now)}`;
  const errors = {
    paymentId: missing(value.paymentId, "Choose the payment."),
    amountMinor: wrongOf(amount),
    reason: missing(value.reason, "Say why."),
  };
  const data = () => ({ paymentId: value.paymentId, amountMinor: minorOf(amount), reason: value.reason });
  return (
    <ActFrame
      act={act}
      size="small"
      title="Refund a payment"
      go="Refund"
      foot={chosen && wayOf(chosen)}
      onGo={() => act.submit(readAs(errors, data))}
      onClose={onClose}
    >
      <Field label="Payment" error={errorOf("paymentId")} required>
        <Choices
          table={Object.fromEntries(payments.map((one) => [one.id, words(one)]))}
          value={value.paymentId}
          onChange={(paymentId) => {
            const payment = payments.find(({ id }) => id === paymentId);
            change({ paymentId, amount: payment ? startOf(payment, state) : "" });
          }}
        />
      </Field>
      <AmountField
        value={value.amount}
        onChange={(next) => change({ amount: next })}
        hint={chosen && `Up to ${moneyWords(leftOf(chosen, state), state.currency)}`}
        error={errorOf("amountMinor")}
      />
      <WhyField value={value.reason} onChange={(reason) => change({ reason })} error={errorOf("reason")} />
    </ActFrame>
  );
}

function leftOf({ id, amountMinor, returnedMinor }: Payment, { refunds }: CaseState): number {
  const asked = refunds.filter((one) => one.paymentId === id && one.is === "requested");
  return amountMinor - returnedMinor - asked.reduce((sum, one) => sum + one.amountMinor, 0);
}

/** The credit that is left over, where this payment holds as much; else all of it. */
function startOf(payment: Payment, state: CaseState): string {
  const left = leftOf(payment, state);
  return amountText(state.creditMinor > 0 ? Math.min(state.creditMinor, left) : left, state.currency);
}

function wayOf({ via }: Payment): string {
  if (!via || via.gateway === "bank") return "Pay it out by hand: it is recorded as paid out at once.";
  return "It goes back the way it came. That takes days; the case says when it is done, or if it fails.";
}
