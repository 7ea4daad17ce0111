"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { FIELD_NAMES, FIELDS, type FieldValue, isFieldName } from "#lib/domain/templates/fields.ts";
import { sayDate, sayMoney, sayTime } from "#lib/domain/templates/say.ts";
import type { InputField } from "#lib/domain/templates/template.ts";

const GROUPS: Record<string, string> = {
  customer: "The customer",
  case: "The case",
  creditor: "The case",
  portfolio: "The case",
  debt: "The debt",
  promise: "The promise",
  payment: "The last payment",
  dispute: "Open matters",
  complaint: "Open matters",
  "breathing-space": "Open matters",
  "call-back": "Open matters",
  today: "The day",
  team: "Us",
  our: "Us",
  links: "Links",
  notice: "Notices",
};

/** A field by its name, put in where one was writing. Works with keys alone: choose, then press. */
export function FieldPalette({ inputs, onInsert }: { inputs: InputField[]; onInsert: (tag: string) => void }) {
  const [name, setName] = useState<string>("customer.name");
  const groups = Map.groupBy(FIELD_NAMES, (one) => GROUPS[one.split(".")[0] ?? ""] ?? "Other");
  const absent = isFieldName(name) ? FIELDS[name].absent : undefined;
  return (
    <div className="tpl-palette">
      <Field label="Field" hint={hintOf(name, inputs)}>
        <Select value={name} onChange={({ target }) => setName(target.value)}>
          {[...groups].map(([group, names]) => (
            <optgroup key={group} label={group}>
              {names.map((one) => (
                <option key={one} value={one}>
                  {FIELDS[one].label}
                </option>
              ))}
            </optgroup>
          ))}
          {inputs.length > 0 ? (
            <optgroup label="Typed when sending">
              {inputs.map(({ id, label }) => (
                <option key={id} value={`inputs.${id}`}>
                  {label}
                </option>
              ))}
            </optgroup>
          ) : null}
        </Select>
      </Field>
      <span className="line wrap">
        <Button onClick={() => onInsert(`{{${name}}}`)}>Put it in</Button>
        <Button
          disabled={!absent && isFieldName(name)}
          reason={!absent && isFieldName(name) ? "Every case has it." : undefined}
          onClick={() => onInsert(`{{#${name}}}{{${name}}}{{/${name}}}`)}
        >
          Only where there is one
        </Button>
      </span>
    </div>
  );
}

function hintOf(name: string, inputs: InputField[]): string {
  if (!isFieldName(name)) {
    const input = inputs.find(({ id }) => `inputs.${id}` === name);
    return input ? `{{${name}}}, typed when sending.` : `{{${name}}}`;
  }
  const { from, example, absent } = FIELDS[name];
  const said = `{{${name}}}, such as ${exampleWords(example)}. ${from}.`;
  return absent ? `${said} Not there when: ${absent}.` : said;
}

function exampleWords(example: FieldValue): string {
  if (typeof example === "string") return example.length > 60 ? `${example.slice(0, 57)}…` : example;
  if ("day" in example) return sayDate(example.day, "en-GB");
  return "at" in example
    ? sayTime(example.at, example.timeZone, "en-GB")
    : sayMoney(example.amountMinor, example.currency, "en-GB");
}
