"use client";
import { Plus, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { INPUT_TYPES, type InputField, type InputType } from "#lib/domain/templates/template.ts";

const MOST = 12;

/** What an agent types when sending, each with its kind and length. */
export function InputRows({ inputs, onChange }: { inputs: InputField[]; onChange: (inputs: InputField[]) => void }) {
  const set = (at: number, more: Partial<InputField>) =>
    onChange(inputs.map((input, place) => (place === at ? { ...input, ...more } : input)));
  return (
    <section className="tpl-part" aria-labelledby="tpl-inputs">
      <h2 id="tpl-inputs">Typed when sending</h2>
      {inputs.length === 0 ? <p className="sm ink2">Nothing: everything comes from the case.</p> : null}
      {inputs.map((input, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its name changes while it is typed
        <fieldset key={at} className="tpl-input">
          <legend className="sr">Input {at + 1}</legend>
          <Field label="Label">
            <TextInput value={input.label} maxLength={60} onChange={({ target }) => set(at, { label: target.value })} />
          </Field>
          <Field label="Name">
            <TextInput
              className="ref"
              value={input.id}
              maxLength={40}
              onChange={({ target }) => set(at, { id: target.value })}
            />
          </Field>
          <Field label="Kind">
            <Select value={input.type} onChange={({ target }) => set(at, { type: target.value as InputType })}>
              {Object.entries(INPUT_TYPES).map(([slug, words]) => (
                <option key={slug} value={slug}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="At most">
            <TextInput
              type="number"
              min={1}
              max={2000}
              value={input.maxLength}
              onChange={({ target }) => set(at, { maxLength: Math.max(1, Math.min(2000, Number(target.value) || 1)) })}
            />
          </Field>
          <Checkbox
            label="Needed"
            checked={input.required}
            onChange={({ target }) => set(at, { required: target.checked })}
          />
          <IconButton
            label={`Take ${input.label || "this input"} away`}
            icon={X}
            onClick={() => onChange(inputs.filter((_, place) => place !== at))}
          />
        </fieldset>
      ))}
      {inputs.length < MOST ? (
        <Button small icon={Plus} onClick={() => onChange([...inputs, nextInput(inputs)])}>
          Add an input
        </Button>
      ) : null}
    </section>
  );
}

function nextInput(inputs: InputField[]): InputField {
  const taken = new Set(inputs.map(({ id }) => id));
  const number = [...Array(MOST + 1).keys()].find((one) => !taken.has(one === 0 ? "note" : `note-${one}`)) ?? 0;
  return { id: number === 0 ? "note" : `note-${number}`, label: "Note", type: "line", maxLength: 120, required: true };
}
