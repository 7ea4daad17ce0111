import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

/** A column of the file, or none. */
export function ColumnSelect({
  label,
  hint,
  error,
  header,
  value,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  header: string[];
  value: string;
  onChange: (column: string) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">None</option>
        {header
          .filter((name) => name !== "")
          .map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
      </Select>
    </Field>
  );
}
