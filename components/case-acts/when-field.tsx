"use client";
import { zoneHint } from "#components/case-acts/local-time.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** A date, or a date and time on the desk's wall clock, in the browser's own control. */
export function WhenField({
  label,
  hint,
  form = "datetime-local",
  value,
  onChange,
  error,
  required,
}: {
  label: string;
  hint?: string;
  form?: "datetime-local" | "date";
  value: string;
  onChange: (value: string) => void;
  error?: string;
  required?: boolean;
}) {
  const timeZone = useTimeZone();
  const zone = form === "date" ? undefined : zoneHint(timeZone);
  return (
    <Field label={label} hint={hint ?? zone} error={error} required={required}>
      <TextInput type={form} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
