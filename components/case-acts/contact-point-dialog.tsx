"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { readContactPoint } from "#components/case-acts/read-contact-point.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { CONTACT_POINT_KINDS } from "#lib/domain/codes.ts";

const blank = { kind: "", value: "", verified: false };

export function ContactPointDialog({ onClose }: ActProps) {
  const act = useAct("change-contact-point", "contact-point", blank, onClose);
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      title="Change a contact point"
      go="Change it"
      foot="It is kept encrypted; the record holds only its mask."
      onGo={() => act.submit(readContactPoint(value))}
      onClose={onClose}
    >
      <Field label="Which" error={errorOf("kind")} required>
        <Choices table={CONTACT_POINT_KINDS} value={value.kind} onChange={(kind) => change({ kind })} />
      </Field>
      <TextField
        label="New value"
        value={value.value}
        onChange={(next) => change({ value: next })}
        error={errorOf("value")}
        rows={value.kind === "address" ? 4 : undefined}
        maxLength={500}
        required
      />
      <Checkbox
        label="Verified with the customer"
        checked={value.verified}
        onChange={(event) => change({ verified: event.target.checked })}
      />
    </ActFrame>
  );
}
