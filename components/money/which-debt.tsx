"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Choices } from "#components/case-acts/choices.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import type { CaseState } from "#lib/domain/case.ts";

/** The debt that an act about one debt is about; said and not asked where there is only one. */
export function WhichDebt({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const { state } = useOpenCase();
  const table = Object.fromEntries(
    state.debts.map((debt) => [debt.id, `${debt.reference}, ${moneyWords(debt.balanceMinor, state.currency)}`]),
  );
  if (state.debts.length === 1) return <p>{table[onlyDebt(state)]}</p>;
  return (
    <Field label="Debt" error={error} required>
      <Choices table={table} value={value} onChange={onChange} />
    </Field>
  );
}

/** What the choice begins with: the one debt, or none. */
export function onlyDebt({ debts }: CaseState): string {
  return debts.length === 1 ? (debts[0]?.id ?? "") : "";
}
