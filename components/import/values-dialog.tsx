"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { differentCells } from "#components/import/operators.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Preview } from "#lib/client/use-preview.ts";
import type { ColumnOperator } from "#lib/domain/import/mapping-draft.ts";
import type { Target } from "#lib/domain/import/targets.ts";

type Pair = { id: number; cell: string; value: string };
const MOST_FOUND = 30;

/** What each cell means, and what an empty one does. Flags mean yes or no. */
export function ValuesDialog({
  target,
  operator,
  preview,
  onClose,
  onSave,
}: {
  target: Target;
  operator: ColumnOperator;
  preview: Preview;
  onClose: () => void;
  onSave: (operator: ColumnOperator) => void;
}) {
  const mapped = target.kind !== "day" && target.kind !== "amount";
  const [pairs, setPairs] = useState<Pair[]>(() =>
    Object.entries(operator.values ?? {}).map(([cell, value], id) => ({ id, cell, value: String(value) })),
  );
  const [otherwise, setOtherwise] = useState(operator.default === undefined ? "" : String(operator.default));
  const found = differentCells(preview, operator.column).filter((cell) => !pairs.some((pair) => pair.cell === cell));
  const add = (cells: string[]) =>
    setPairs((all) => [
      ...all,
      ...cells.map((cell, i) => ({ id: nextId(all) + i, cell, value: target.kind === "flag" ? "true" : "" })),
    ]);
  const put = (id: number, part: Partial<Pair>) =>
    setPairs((all) => all.map((pair) => (pair.id === id ? { ...pair, ...part } : pair)));
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Values of ${target.label}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(operatorWith(operator, target, pairs, otherwise));
      }}
      foot={
        <span className="line">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary">
            Use these
          </Button>
        </span>
      }
    >
      {mapped ? (
        <>
          <p className="hint">
            What a cell of {operator.column} means. A cell that is not named is wrong, unless there is a value for all
            others. Without any row cells are taken as they are{target.kind === "flag" ? ": yes, true, 1 or no" : ""}.
          </p>
          {pairs.map(({ id, cell, value }, at) => (
            <div key={id} className="imp-pair">
              <Field label={`Cell ${at + 1}`}>
                <TextInput
                  value={cell}
                  autoComplete="off"
                  onChange={(event) => put(id, { cell: event.target.value })}
                />
              </Field>
              <Field label={`means ${at + 1}`}>
                <ValueInput target={target} value={value} onChange={(next) => put(id, { value: next })} />
              </Field>
              <IconButton
                label={`Take away cell ${at + 1}`}
                icon={X}
                onClick={() => setPairs((all) => all.filter((pair) => pair.id !== id))}
              />
            </div>
          ))}
          <div className="line wrap">
            <Button small icon={Plus} onClick={() => add([""])}>
              Another value
            </Button>
            {found.length > 0 && found.length <= MOST_FOUND ? (
              <Button small onClick={() => add(found)}>
                Add the {found.length} found in the first rows
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
      <Field
        label={pairs.length > 0 ? "All others, and empty cells" : "Empty cells"}
        hint="Leave it empty to give them no value."
      >
        <ValueInput target={target} value={otherwise} onChange={setOtherwise} optional />
      </Field>
    </Dialog>
  );
}

function ValueInput({
  target,
  value,
  onChange,
  optional,
}: {
  target: Target;
  value: string;
  onChange: (value: string) => void;
  optional?: boolean;
}) {
  if (target.kind === "flag")
    return (
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {optional ? <option value="">No value</option> : null}
        <option value="true">Yes</option>
        <option value="false">No</option>
      </Select>
    );
  return (
    <TextInput
      type={target.kind === "day" ? "date" : "text"}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function operatorWith(operator: ColumnOperator, target: Target, pairs: Pair[], otherwise: string): ColumnOperator {
  const { values: _values, default: _default, ...rest } = operator;
  const typed = (value: string) => (target.kind === "flag" ? value === "true" : value);
  const named = pairs.filter(({ cell, value }) => cell.trim() !== "" && value !== "");
  return {
    ...rest,
    ...(named.length > 0 && {
      values: Object.fromEntries(named.map(({ cell, value }) => [cell.trim(), typed(value)])),
    }),
    ...(otherwise !== "" && { default: typed(otherwise) }),
  };
}

function nextId(pairs: Pair[]): number {
  return Math.max(-1, ...pairs.map(({ id }) => id)) + 1;
}
