"use client";
import { ConstantInput } from "#components/import/constant-input.tsx";
import { EarliestList } from "#components/import/earliest-list.tsx";
import { DateFormatInput, NumberFormatSelect } from "#components/import/format-inputs.tsx";
import type { Trouble } from "#components/import/mapping-errors.ts";
import { columnOperator, firstConstant, sampleOf } from "#components/import/operators.ts";
import { ValuesButton } from "#components/import/values-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Preview } from "#lib/client/use-preview.ts";
import type { DraftOperator } from "#lib/domain/import/mapping-draft.ts";
import type { Target } from "#lib/domain/import/targets.ts";

type TargetFieldProps = {
  target: Target;
  operator: DraftOperator | undefined;
  preview: Preview;
  error: string | undefined;
  trouble: Trouble | undefined;
  onChange: (operator: DraftOperator | undefined) => void;
};

/** One fact: the column or value that it is read from, and how. */
export function TargetField(props: TargetFieldProps) {
  const { target, operator, preview, error, trouble, onChange } = props;
  const column = operator && "column" in operator ? operator.column : undefined;
  const sample = column ? sampleOf(preview, column) : undefined;
  return (
    <div className="imp-target" data-wrong={error || trouble ? "" : undefined}>
      <Field
        label={target.required ? `${target.label} (required)` : target.label}
        required={target.required}
        error={error ?? (trouble && troubleWords(trouble, preview))}
        hint={[target.hint, sample && `First row: ${sample}`].filter(Boolean).join(" ") || undefined}
      >
        <Select value={chosen(operator)} onChange={({ target: { value } }) => onChange(choose(value, props))}>
          <option value="">Not in the file</option>
          <optgroup label="Column">
            {column && !preview.columns.includes(column) ? (
              <option value={`column:${column}`}>{column} (not in this file)</option>
            ) : null}
            {preview.columns
              .filter((name) => name !== "")
              .map((name) => (
                <option key={name} value={`column:${name}`}>
                  {name}
                </option>
              ))}
          </optgroup>
          <optgroup label="Otherwise">
            <option value="constant">One value for every row</option>
            {target.kind === "day" ? <option value="earliest">The earliest of several days</option> : null}
          </optgroup>
        </Select>
      </Field>
      <div className="imp-how">
        <How {...props} />
      </div>
    </div>
  );
}

function How({ target, operator, preview, onChange }: TargetFieldProps) {
  if (!operator) return null;
  if ("earliest" in operator)
    return (
      <EarliestList
        label={target.label}
        days={operator.earliest}
        preview={preview}
        onChange={(earliest) => onChange({ earliest })}
      />
    );
  if ("constant" in operator)
    return <ConstantInput target={target} value={operator.constant} onChange={(constant) => onChange({ constant })} />;
  return (
    <>
      {target.kind === "day" ? (
        <DateFormatInput
          label={`Date format of ${target.label}`}
          value={operator.date ?? "YYYY-MM-DD"}
          onChange={(date) => onChange({ ...operator, date })}
        />
      ) : null}
      {target.kind === "amount" ? (
        <NumberFormatSelect
          label={`Number format of ${target.label}`}
          value={operator.number ?? { decimal: "." }}
          onChange={(number) => onChange({ ...operator, number })}
        />
      ) : null}
      <ValuesButton target={target} operator={operator} preview={preview} onChange={onChange} />
    </>
  );
}

function chosen(operator: DraftOperator | undefined): string {
  if (!operator) return "";
  if ("earliest" in operator) return "earliest";
  return "constant" in operator ? "constant" : `column:${operator.column}`;
}

function choose(value: string, { target, operator, preview }: TargetFieldProps): DraftOperator | undefined {
  if (value === "") return undefined;
  if (value === "constant") return { constant: firstConstant(target.kind) };
  if (value === "earliest")
    return { earliest: [operator && !("earliest" in operator) ? operator : { column: "", date: "YYYY-MM-DD" }] };
  return columnOperator(value.slice("column:".length), target.kind, preview);
}

function troubleWords({ rows, message }: Trouble, { rows: shown }: Preview): string {
  return `${rows} of the first ${shown.length} ${shown.length === 1 ? "row" : "rows"}: ${message}`;
}
