"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { formOf } from "#components/case-acts/lift-hold-dialog.tsx";
import { missing, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { nearWords } from "#components/ui/time-words.ts";
import { METHODS } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

type Form = { paymentId: string; reason: string };

export function ReversalDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const timeZone = useTimeZone();
  const now = useNow();
  const payments = Object.fromEntries(
    state.payments
      .filter((one) => !one.reversed)
      .toReversed()
      .map(({ id, amountMinor, method, at }) => [
        id,
        `${moneyWords(amountMinor, state.currency)}, ${METHODS[method].toLowerCase()}, ${nearWords(at, timeZone, now)}`,
      ]),
  );
  const act = useAct<Form, "reverse-payment">(
    "reverse-payment",
    formOf("reverse-payment", subject),
    { paymentId: subject ?? "", reason: "" },
    onClose,
  );
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      title="Reverse a payment"
      go="Reverse payment"
      foot="The balance goes back up; both entries stay on the record."
      onGo={() => act.submit(read(value))}
      onClose={onClose}
    >
      <Field label="Payment" error={errorOf("paymentId")} required>
        <Choices table={payments} value={value.paymentId} onChange={(paymentId) => change({ paymentId })} />
      </Field>
      <TextField
        label="Why"
        value={value.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf("reason")}
        rows={2}
        maxLength={500}
        required
      />
    </ActFrame>
  );
}

function read(form: Form): Read<CommandInput["reverse-payment"]> {
  return readAs(
    { paymentId: missing(form.paymentId, "Choose the payment."), reason: missing(form.reason, "Say why.") },
    () => form,
  );
}
