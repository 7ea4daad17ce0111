import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** A text of a form: a line, or several with `rows`. */
export function TextField({
  label,
  hint,
  value,
  onChange,
  error,
  required,
  rows,
  maxLength,
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  required?: boolean;
  rows?: number;
  maxLength?: number;
}) {
  const Control = rows ? TextArea : TextInput;
  return (
    <Field label={label} hint={hint} error={error} required={required}>
      <Control
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        {...(rows && { rows })}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
      />
    </Field>
  );
}
