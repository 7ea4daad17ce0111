"use client";
import { useId } from "react";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { NumberOperatorFormat } from "#lib/domain/import/mapping.ts";

const DATES = ["YYYY-MM-DD", "DD/MM/YYYY", "D/M/YYYY", "MM/DD/YYYY", "M/D/YYYY", "DD.MM.YYYY", "YYYYMMDD", "DD/MM/YY"];

/** The usual formats are offered, any other may be typed. */
export function DateFormatInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <>
      <TextInput
        id={id}
        aria-label={label}
        list={`${id}-formats`}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}-formats`}>
        {DATES.map((format) => (
          <option key={format} value={format} />
        ))}
      </datalist>
    </>
  );
}

const NUMBERS: NumberOperatorFormat[] = [
  { decimal: "." },
  { decimal: ".", group: "," },
  { decimal: "," },
  { decimal: ",", group: "." },
  { decimal: ",", group: " " },
  { decimal: ".", group: " " },
  { decimal: ".", group: "'" },
  { decimal: ".", group: "’" },
  { decimal: ",", group: "\u00a0" },
  { decimal: ",", group: "\u202f" },
];

export function NumberFormatSelect({
  label,
  value,
  onChange,
}: {
  label: string;
  value: NumberOperatorFormat;
  onChange: (value: NumberOperatorFormat) => void;
}) {
  const at = NUMBERS.findIndex(({ decimal, group }) => decimal === value.decimal && group === value.group);
  return (
    <Select
      aria-label={label}
      value={at < 0 ? "" : String(at)}
      onChange={({ target }) => onChange(NUMBERS[Number(target.value)] ?? value)}
    >
      {at < 0 ? <option value="">{example(value)}</option> : null}
      {NUMBERS.map((format, index) => (
        <option key={example(format)} value={index}>
          {example(format)}
        </option>
      ))}
    </Select>
  );
}

const SPACES: Record<string, string> = { " ": " (space)", "\u00a0": " (no-break space)", "\u202f": " (narrow space)" };

function example({ decimal, group }: NumberOperatorFormat): string {
  return `1${group ?? ""}234${decimal}50${SPACES[group ?? ""] ?? ""}`;
}
