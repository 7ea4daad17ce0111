"use client";
import { Choices } from "#components/case-acts/choices.tsx";
import type { FieldsProps } from "#components/case-acts/next-action-fields.tsx";
import { missing, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { COMPLAINT_CATEGORIES, type ComplaintCategory } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

export type ComplaintForm = { category: string; text: string };
export const noComplaint: ComplaintForm = { category: "", text: "" };

export function ComplaintFields({ value, change, errorOf }: FieldsProps<ComplaintForm>) {
  return (
    <>
      <Field label="What it is about" error={errorOf("category")} required>
        <Choices table={COMPLAINT_CATEGORIES} value={value.category} onChange={(category) => change({ category })} />
      </Field>
      <TextField
        label="The complaint, in their words"
        value={value.text}
        onChange={(text) => change({ text })}
        error={errorOf("text")}
        rows={4}
        required
      />
    </>
  );
}

export function readComplaint({ category, text }: ComplaintForm): Read<CommandInput["open-complaint"]> {
  return readAs(
    {
      category: missing(category, "Choose what it is about."),
      text: missing(text, "Write what they complain about."),
    },
    () => ({ category: category as ComplaintCategory, text }),
  );
}
