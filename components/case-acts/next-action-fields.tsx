"use client";
import { instantOf } from "#components/case-acts/local-time.ts";
import { missing, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { WhenField } from "#components/case-acts/when-field.tsx";
import type { CommandInput } from "#lib/domain/commands.ts";

export type NextActionForm = { what: string; dueAt: string };
export const noNextAction: NextActionForm = { what: "", dueAt: "" };

export type FieldsProps<T> = {
  value: T;
  change: (next: Partial<T>) => void;
  errorOf: (path: string) => string | undefined;
};

export function NextActionFields({ value, change, errorOf }: FieldsProps<NextActionForm>) {
  return (
    <>
      <TextField
        label="What is to be done"
        value={value.what}
        onChange={(what) => change({ what })}
        error={errorOf("what")}
        maxLength={500}
        required
      />
      <WhenField
        label="By when"
        value={value.dueAt}
        onChange={(dueAt) => change({ dueAt })}
        error={errorOf("dueAt")}
        required
      />
    </>
  );
}

export function readNextAction(
  { what, dueAt }: NextActionForm,
  timeZone: string,
): Read<CommandInput["set-next-action"]> {
  const instant = instantOf(dueAt, timeZone);
  return readAs(
    { what: missing(what, "Say what is to be done."), dueAt: instant ? null : "Choose a day and a time." },
    () => ({ what, dueAt: instant ?? "" }),
  );
}
