"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { formOf } from "#components/case-acts/lift-hold-dialog.tsx";
import { instantOf } from "#components/case-acts/local-time.ts";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import type { ToldField, ToldForm, Values } from "#components/told/told-forms.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import type { CommandType } from "#lib/domain/commands.ts";

/** Any form of told-forms.ts. `subject` is what its first field begins with: a channel, a contact point. */
export function ToldDialog<C extends CommandType>({ form, subject, onClose }: ActProps & { form: ToldForm<C> }) {
  const timeZone = useTimeZone();
  const first = form.fields[0]?.name;
  const blank = subject && first ? { ...form.blank, [first]: subject } : form.blank;
  const act = useAct<Values, C>(form.command, formOf(form.command, subject), blank, onClose);
  const { value, change, errorOf } = act;
  const instant = (text: string) => instantOf(text, timeZone);
  const errors = Object.fromEntries(
    form.fields.map((field) => [field.name, wrong(field, value[field.name] ?? "", instant)]),
  );
  return (
    <ActFrame
      act={act}
      title={form.title}
      go={form.go}
      foot={form.foot}
      onGo={() => act.submit(readAs(errors, () => form.read(value, instant)))}
      onClose={onClose}
    >
      {form.fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={value[field.name] ?? ""}
          error={errorOf(field.name)}
          onChange={(next) => change({ [field.name]: next })}
        />
      ))}
    </ActFrame>
  );
}

function wrong({ needed, control }: ToldField, text: string, instant: (text: string) => string | null): string | null {
  if (control.is === "when" && text && !instant(text)) return "Choose a day and a time, or leave it empty.";
  return needed === undefined ? null : missing(text, needed);
}

type OneFieldProps = { field: ToldField; value: string; error?: string; onChange: (value: string) => void };

function OneField({ field: { label, hint, needed, control }, value, error, onChange }: OneFieldProps) {
  const said = { label, hint, error, required: needed !== undefined };
  switch (control.is) {
    case "choice":
      return (
        <Field {...said}>
          <Choices table={control.table} first={control.first} value={value} onChange={onChange} />
        </Field>
      );
    case "text":
      return <TextField {...said} value={value} onChange={onChange} rows={control.rows} maxLength={control.max} />;
    case "when":
      return <WhenField {...said} value={value} onChange={onChange} />;
    case "tick":
      return (
        <Checkbox
          label={label}
          checked={value === "yes"}
          onChange={(event) => onChange(event.target.checked ? "yes" : "")}
        />
      );
    default:
      return control satisfies never;
  }
}
