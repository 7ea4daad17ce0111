"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Choices } from "#components/case-acts/choices.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";

/** Which debt it is about; not asked when there is only one. */
export function DebtField({
  label = "Debt",
  hint,
  none,
  value,
  onChange,
  error,
}: {
  label?: string;
  hint?: string;
  /** The words for no debt in particular: "Oldest first", "The whole case". */
  none: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const { state } = useOpenCase();
  if (state.debts.length < 2) return null;
  const table = Object.fromEntries(
    state.debts.map((debt) => [debt.id, `${debt.reference}, ${moneyWords(debt.balanceMinor, state.currency)}`]),
  );
  return (
    <Field label={label} hint={hint} error={error}>
      <Choices table={table} value={value} onChange={onChange} first={none} />
    </Field>
  );
}
