import { Select } from "#components/ui/select.tsx";

/** A select over a table of codes and labels, beginning with a word that is no choice. */
export function Choices<Code extends string>({
  table,
  value,
  onChange,
  first = "Choose",
}: {
  table: Record<Code, string>;
  value: string;
  onChange: (value: string) => void;
  /** What stands there before a choice; null when there always is one. */
  first?: string | null;
}) {
  return (
    <Select value={value} onChange={(event) => onChange(event.target.value)}>
      {first === null ? null : <option value="">{first}</option>}
      {(Object.keys(table) as Code[]).map((code) => (
        <option key={code} value={code}>
          {table[code]}
        </option>
      ))}
    </Select>
  );
}
