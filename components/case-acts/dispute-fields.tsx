"use client";
import { Choices } from "#components/case-acts/choices.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import type { FieldsProps } from "#components/case-acts/next-action-fields.tsx";
import { missing, optional, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { DISPUTE_REASONS, type DisputeReason } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

export type DisputeForm = { reason: string; debtId: string; note: string };
export const noDispute: DisputeForm = { reason: "", debtId: "", note: "" };

export function DisputeFields({ value, change, errorOf }: FieldsProps<DisputeForm>) {
  return (
    <>
      <Field label="What they dispute" error={errorOf("reason")} required>
        <Choices table={DISPUTE_REASONS} value={value.reason} onChange={(reason) => change({ reason })} />
      </Field>
      <DebtField
        none="The whole case"
        value={value.debtId}
        onChange={(debtId) => change({ debtId })}
        error={errorOf("debtId")}
      />
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

export function readDispute({ reason, debtId, note }: DisputeForm): Read<CommandInput["open-dispute"]> {
  return readAs({ reason: missing(reason, "Choose what they dispute.") }, () => ({
    reason: reason as DisputeReason,
    ...optional("debtId", debtId),
    ...optional("note", note),
  }));
}
