"use client";
import { CircleAlert } from "lucide-react";
import { Choices } from "#components/case-acts/choices.tsx";
import type { FieldsProps } from "#components/case-acts/next-action-fields.tsx";
import { missing, optional, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { ADJUSTMENTS, type Adjustment, CARE_DRIVERS, type CareDriver } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

export type DisclosureForm = { driver: string; adjustments: Adjustment[]; note: string };
export const noDisclosure: DisclosureForm = { driver: "", adjustments: [], note: "" };

export function DisclosureFields({ value, change, errorOf }: FieldsProps<DisclosureForm>) {
  const toggle = (one: Adjustment) =>
    change({
      adjustments: value.adjustments.includes(one)
        ? value.adjustments.filter((other) => other !== one)
        : [...value.adjustments, one],
    });
  const error = errorOf("adjustments");
  return (
    <>
      <Field
        label="What it comes from"
        hint="Seen only behind Show reason; the desk shows the adjustments."
        error={errorOf("driver")}
        required
      >
        <Choices table={CARE_DRIVERS} value={value.driver} onChange={(driver) => change({ driver })} />
      </Field>
      <fieldset className="field">
        <legend className="label">What would help</legend>
        <div className="two gap-0">
          {(Object.keys(ADJUSTMENTS) as Adjustment[]).map((one) => (
            <Checkbox
              key={one}
              label={ADJUSTMENTS[one]}
              checked={value.adjustments.includes(one)}
              onChange={() => toggle(one)}
            />
          ))}
        </div>
        {error ? (
          <p className="error">
            <CircleAlert className="i" />
            {error}
          </p>
        ) : null}
      </fieldset>
      <TextField
        label="In their words"
        value={value.note}
        onChange={(note) => change({ note })}
        error={errorOf("note")}
        rows={3}
      />
    </>
  );
}

export function readDisclosure({ driver, adjustments, note }: DisclosureForm): Read<CommandInput["record-disclosure"]> {
  return readAs({ driver: missing(driver, "Choose what it comes from.") }, () => ({
    driver: driver as CareDriver,
    adjustments,
    ...optional("note", note),
  }));
}
