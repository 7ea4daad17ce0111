"use client";
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

export type RadioOption = {
  value: string;
  label: ReactNode;
  /** Second column: why or when ("on shift to 17:30"). */
  detail?: ReactNode;
  /** Right-aligned last column: a number in words ("23 open"). */
  note?: ReactNode;
  /** Less likely, still possible: written lighter. */
  quiet?: boolean;
  disabled?: boolean;
};

/** Choices as a small table: name, detail, note. The whole row is the target. */
export function RadioList({
  legend,
  name,
  options,
  value,
  onChange,
  error,
}: {
  legend: ReactNode;
  name?: string;
  options: RadioOption[];
  value: string | null;
  onChange: (value: string) => void;
  error?: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label mb-1">{legend}</legend>
      <div className="radio-list">
        {options.map((option) => (
          <label key={option.value}>
            <input
              className="tick"
              type="radio"
              name={name ?? id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              data-quiet={option.quiet || undefined}
              onChange={() => onChange(option.value)}
            />
            <span className="radio-name">{option.label}</span>
            <span className="radio-detail">{option.detail}</span>
            <span className="num">{option.note}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p className="error" id={`${id}-error`}>
          <CircleAlert className="i" />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  );
}
