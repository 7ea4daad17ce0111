"use client";
import { CircleAlert, Plus, X } from "lucide-react";
import { useId } from "react";
import { ColumnSelect } from "#components/import/earliest-list.tsx";
import { DateFormatInput, NumberFormatSelect } from "#components/import/format-inputs.tsx";
import type { Trouble } from "#components/import/mapping-errors.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { DraftCondition } from "#lib/domain/import/mapping-draft.ts";

const OPS: Record<DraftCondition["op"], string> = {
  equals: "is",
  "not-equals": "is not",
  in: "is one of",
  greater: "is greater than",
  less: "is less than",
  present: "is filled in",
  absent: "is empty",
};

/** Which rows are taken at all: those for which every line holds. */
export function RowFilter({
  where,
  columns,
  errors,
  trouble,
  onChange,
}: {
  where: DraftCondition[];
  columns: readonly string[];
  errors: Record<string, string | undefined>;
  trouble: Trouble | undefined;
  onChange: (where: DraftCondition[]) => void;
}) {
  return (
    <fieldset className="imp-group">
      <legend className="imp-h">Row filter</legend>
      <p className="hint">Rows for which not every line holds are left out, without an error.</p>
      {where.map((condition, at) => (
        <ConditionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place in the list
          key={at}
          number={at + 1}
          condition={condition}
          columns={columns}
          error={errors[`where.${at}`]}
          onChange={(next) => onChange(where.map((one, i) => (i === at ? next : one)))}
          onRemove={() => onChange(where.filter((_, i) => i !== at))}
        />
      ))}
      {trouble ? (
        <Notice kind="error" title={`${trouble.rows} of the rows shown cannot be compared.`}>
          {trouble.message}
        </Notice>
      ) : null}
      <div>
        <Button small icon={Plus} onClick={() => onChange([...where, { column: "", op: "equals", value: "" }])}>
          Add a line
        </Button>
      </div>
    </fieldset>
  );
}

function ConditionLine({
  number,
  condition,
  columns,
  error,
  onChange,
  onRemove,
}: {
  number: number;
  condition: DraftCondition;
  columns: readonly string[];
  error: string | undefined;
  onChange: (condition: DraftCondition) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const name = `line ${number}`;
  return (
    <div className="imp-condition">
      <ColumnSelect
        label={`Column of ${name}`}
        columns={columns}
        value={condition.column}
        invalid={Boolean(error)}
        describedBy={error && `${id}-error`}
        onChange={(column) => onChange({ ...condition, column })}
      />
      <Select
        aria-label={`Comparison of ${name}`}
        value={condition.op}
        onChange={({ target }) => onChange({ ...condition, op: target.value as DraftCondition["op"] })}
      >
        {Object.entries(OPS).map(([op, words]) => (
          <option key={op} value={op}>
            {words}
          </option>
        ))}
      </Select>
      <IconButton label={`Take away ${name}`} icon={X} onClick={onRemove} />
      {condition.op === "present" || condition.op === "absent" ? null : (
        <div className="imp-with">
          <ComparedWith name={name} condition={condition} onChange={onChange} />
        </div>
      )}
      {error ? (
        <p className="error" id={`${id}-error`}>
          <CircleAlert className="i" />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  );
}

function ComparedWith({
  name,
  condition,
  onChange,
}: {
  name: string;
  condition: DraftCondition;
  onChange: (condition: DraftCondition) => void;
}) {
  const { op, value, date, number } = condition;
  const put = (next: string) => onChange({ ...condition, value: next });
  if (op === "in")
    return (
      <TextArea
        aria-label={`Values of ${name}, one a line`}
        placeholder="One value a line"
        value={value}
        onChange={({ target }) => put(target.value)}
      />
    );
  const label = `Value of ${name}`;
  if (op === "equals" || op === "not-equals")
    return (
      <TextInput aria-label={label} autoComplete="off" value={value} onChange={({ target }) => put(target.value)} />
    );
  return (
    <>
      <TextInput
        aria-label={label}
        type={date === undefined ? "text" : "date"}
        inputMode={date === undefined ? "decimal" : undefined}
        autoComplete="off"
        value={value}
        onChange={({ target }) => put(target.value)}
      />
      <Select
        aria-label={`Cells of ${name} are`}
        value={date === undefined ? "number" : "day"}
        onChange={({ target }) => onChange(asKind(condition, target.value === "day"))}
      >
        <option value="number">as numbers</option>
        <option value="day">as days</option>
      </Select>
      {date === undefined ? (
        <NumberFormatSelect
          label={`Number format of ${name}`}
          value={number ?? { decimal: "." }}
          onChange={(next) => onChange({ ...condition, number: next })}
        />
      ) : (
        <DateFormatInput
          label={`Date format of ${name}`}
          value={date}
          onChange={(next) => onChange({ ...condition, date: next })}
        />
      )}
    </>
  );
}

function asKind({ column, op }: DraftCondition, day: boolean): DraftCondition {
  return day ? { column, op, value: "", date: "YYYY-MM-DD" } : { column, op, value: "" };
}
