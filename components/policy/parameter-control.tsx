"use client";
import { ChoiceControl } from "#components/policy/choice-control.tsx";
import { DatesControl } from "#components/policy/dates-control.tsx";
import { HoursControl } from "#components/policy/hours-control.tsx";
import type { PolicyParameter, Value } from "#lib/client/policy.ts";

type Opening = readonly [number, number] | null;

/** A window or a list, under its sentence, with how far the law lets it move. */
export function ParameterControl({
  parameter,
  value,
  onChange,
  error,
}: {
  parameter: PolicyParameter;
  value: Value;
  onChange: (value: Value) => void;
  error?: string;
}) {
  const { kind, label, floor, options = {} } = parameter;
  return (
    <fieldset className="pol-control">
      <legend className="label">{label}</legend>
      {kind === "hours" ? <HoursControl hours={value as readonly Opening[]} onChange={onChange} /> : null}
      {kind === "dates" ? <DatesControl dates={value as readonly string[]} onChange={onChange} /> : null}
      {kind === "choice" ? (
        <ChoiceControl options={options} chosen={value as readonly string[]} onChange={onChange} />
      ) : null}
      {error ? (
        <p className="error" role="alert">
          {error}
        </p>
      ) : null}
      {floor === null ? null : <p className="hint">The law permits {floor}, and nothing looser.</p>}
    </fieldset>
  );
}
