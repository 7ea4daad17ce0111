"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { minorOf, missing, optional, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { onlyDebt, WhichDebt } from "#components/money/which-debt.tsx";
import { WhyField } from "#components/money/why-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import type { DebtState } from "#lib/domain/case.ts";
import { CHARGE_KINDS, type ChargeKind } from "#lib/domain/money-words.ts";

const KINDS = Object.fromEntries(Object.entries(CHARGE_KINDS).map(([kind, { label }]) => [kind, label]));

/** A fee or a cost that the agreement knows. */
export function ChargeDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const blank = { debtId: subject ?? onlyDebt(state), kind: "", amount: "", reason: "" };
  const act = useAct("add-charge", "charge", blank, onClose);
  const { value, change, errorOf } = act;
  const amount = readAmount(value.amount, state.currency);
  const errors = {
    debtId: missing(value.debtId, "Choose the debt."),
    kind: missing(value.kind, "Choose what is charged."),
    amountMinor: wrongOf(amount),
  };
  const debt = state.debts.find(({ id }) => id === value.debtId);
  const data = () => ({
    debtId: value.debtId,
    kind: value.kind as ChargeKind,
    amountMinor: minorOf(amount),
    ...optional("reason", value.reason),
  });
  return (
    <ActFrame
      act={act}
      size="small"
      title="Add a charge"
      go="Add charge"
      foot={debt && roomWords(debt, state.currency)}
      onGo={() => act.submit(readAs(errors, data))}
      onClose={onClose}
    >
      <WhichDebt value={value.debtId} onChange={(debtId) => change({ debtId })} error={errorOf("debtId")} />
      <Field label="What is charged" error={errorOf("kind")} required>
        <Choices table={KINDS} value={value.kind} onChange={(kind) => change({ kind })} />
      </Field>
      <AmountField value={value.amount} onChange={(amount) => change({ amount })} error={errorOf("amountMinor")} />
      <WhyField
        value={value.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf("reason")}
        required={false}
      />
    </ActFrame>
  );
}

/** What the in duplum ceiling leaves; nothing where none stands. */
export function roomWords({ duplum }: Pick<DebtState, "duplum">, currency: string): string | undefined {
  if (!duplum) return undefined;
  const left = Math.max(0, duplum.capMinor - duplum.usedMinor);
  return `The in duplum ceiling leaves ${moneyWords(left, currency)}; what is above it is not owed.`;
}
