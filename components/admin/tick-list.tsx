"use client";
import { CircleAlert } from "lucide-react";
import { useId } from "react";

/** Several of a list: the whole row is the target. */
export function TickList<Value extends string>({
  legend,
  name,
  options,
  chosen,
  onChange,
  error,
}: {
  legend: string;
  name: string;
  options: { value: Value; label: string; note?: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  error?: string;
}) {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label mb-1">{legend}</legend>
      <div className="radio-list">
        {options.map(({ value, label, note }) => (
          <label key={value}>
            <input
              className="tick"
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            <span className="radio-name col-span-2">{label}</span>
            <span className="num">{note}</span>
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
