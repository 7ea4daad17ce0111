"use client";
import { Plus, X } from "lucide-react";
import { DateFormatInput } from "#components/import/format-inputs.tsx";
import { columnOperator } from "#components/import/operators.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Preview } from "#lib/client/use-preview.ts";
import type { ColumnOperator, ConstantOperator } from "#lib/domain/import/mapping-draft.ts";

type OneDay = ColumnOperator | ConstantOperator;
const MOST = 8;

/** Several days, of which the first counts; empty cells do not. */
export function EarliestList({
  label,
  days,
  preview,
  onChange,
}: {
  label: string;
  days: OneDay[];
  preview: Preview;
  onChange: (days: OneDay[]) => void;
}) {
  const put = (at: number, day: OneDay) => onChange(days.map((one, i) => (i === at ? day : one)));
  return (
    <div className="imp-days">
      {days.map((day, at) => {
        const name = `${label}, day ${at + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its place in the list
          <div key={at} className="imp-day">
            {"constant" in day ? (
              <TextInput
                aria-label={name}
                type="date"
                value={String(day.constant)}
                onChange={({ target }) => put(at, { constant: target.value })}
              />
            ) : (
              <>
                <ColumnSelect
                  label={`Column of ${name}`}
                  columns={preview.columns}
                  value={day.column}
                  onChange={(column) => put(at, columnOperator(column, "day", preview))}
                />
                <DateFormatInput
                  label={`Date format of ${name}`}
                  value={day.date ?? "YYYY-MM-DD"}
                  onChange={(date) => put(at, { ...day, date })}
                />
              </>
            )}
            <IconButton
              label={`Take away ${name}`}
              icon={X}
              disabled={days.length === 1}
              reason={days.length === 1 ? "One day stays." : undefined}
              onClick={() => onChange(days.filter((_, i) => i !== at))}
            />
          </div>
        );
      })}
      {days.length < MOST ? (
        <Button small icon={Plus} onClick={() => onChange([...days, { column: "", date: "YYYY-MM-DD" }])}>
          Another day
        </Button>
      ) : null}
    </div>
  );
}

export function ColumnSelect({
  label,
  columns,
  value,
  onChange,
  invalid,
  describedBy,
}: {
  label: string;
  columns: readonly string[];
  value: string;
  onChange: (column: string) => void;
  invalid?: boolean;
  describedBy?: string;
}) {
  return (
    <Select
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">Choose a column</option>
      {value !== "" && !columns.includes(value) ? <option value={value}>{value} (not in this file)</option> : null}
      {columns
        .filter((name) => name !== "")
        .map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
    </Select>
  );
}
