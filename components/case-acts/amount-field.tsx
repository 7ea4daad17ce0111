"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** Money as people type it, in major units of the case's currency. */
export function AmountField({
  label = "Amount",
  hint,
  value,
  onChange,
  error,
}: {
  label?: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const { state } = useOpenCase();
  return (
    <Field label={`${label}, ${state.currency}`} hint={hint} error={error} required>
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        placeholder="120.50"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
