"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { sayOwed } from "#components/case-acts/owed-words.ts";
import { minorOf, missing, optional, type Read, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { usePortfolios } from "#lib/client/queries.ts";
import { METHODS, type Method } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";
import { sayWhereItGoes } from "#lib/domain/money-rules-words.ts";

const blank = { amount: "", method: "", reference: "", debtId: "", receivedOn: "" };

/** A payment that was taken elsewhere. */
export function PaymentDialog({ onClose }: ActProps) {
  const { state } = useOpenCase();
  const act = useAct("record-payment", "payment", blank, onClose);
  const { value, change, errorOf } = act;
  const portfolio = usePortfolios().data?.find(({ slug }) => slug === state.portfolio);
  const goes = portfolio && sayWhereItGoes(portfolio.payments);
  return (
    <ActFrame
      act={act}
      title="Record a payment"
      go="Record payment"
      onGo={() => act.submit(read(value, state.currency))}
      onClose={onClose}
    >
      <div className="two">
        <AmountField
          value={value.amount}
          onChange={(amount) => change({ amount })}
          hint={sayOwed(value.amount, state)}
          error={errorOf("amountMinor")}
        />
        <Field label="How it was paid" error={errorOf("method")} required>
          <Choices table={METHODS} value={value.method} onChange={(method) => change({ method })} />
        </Field>
      </div>
      <TextField
        label="Payment reference"
        value={value.reference}
        onChange={(reference) => change({ reference })}
        error={errorOf("reference")}
        maxLength={200}
        required
      />
      <div className="two">
        <DebtField
          none={goes?.unnamed ?? "In the portfolio's order"}
          hint={goes?.naming}
          value={value.debtId}
          onChange={(debtId) => change({ debtId })}
          error={errorOf("debtId")}
        />
        <WhenField
          form="date"
          label="Received on"
          hint="Empty: today"
          value={value.receivedOn}
          onChange={(receivedOn) => change({ receivedOn })}
          error={errorOf("receivedOn")}
        />
      </div>
    </ActFrame>
  );
}

function read(form: typeof blank, currency: string): Read<CommandInput["record-payment"]> {
  const amount = readAmount(form.amount, currency);
  return readAs(
    {
      amountMinor: wrongOf(amount),
      method: missing(form.method, "Choose how it was paid."),
      reference: missing(form.reference, "Enter the reference of the payment."),
    },
    () => ({
      amountMinor: minorOf(amount),
      currency,
      method: form.method as Method,
      reference: form.reference,
      ...optional("debtId", form.debtId),
      ...optional("receivedOn", form.receivedOn),
    }),
  );
}
