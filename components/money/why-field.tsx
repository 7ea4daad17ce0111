import { TextField } from "#components/case-acts/text-field.tsx";

/** Why it is done; kept with it. */
export function WhyField({
  value,
  onChange,
  error,
  required = true,
}: {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  required?: boolean;
}) {
  return (
    <TextField
      label="Why"
      hint={required ? undefined : "If it needs one"}
      value={value}
      onChange={onChange}
      error={error}
      rows={2}
      maxLength={500}
      required={required}
    />
  );
}
